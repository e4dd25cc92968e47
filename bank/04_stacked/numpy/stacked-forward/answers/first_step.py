"""The first step instead of the last."""
# loses: test-stacked-forward-last
# says: these are the states after the first step; those after the last are asked for.


def stacked_forward(x, layers):
    states, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append((states[:, 0], cells[:, 0]))
    return states, last
