"""Another start."""
# loses: test-stacked-forward-one, test-stacked-forward-states, test-stacked-forward-last
# says: the layers start from ones; they start from zeros.


def stacked_forward(x, layers):
    states, last = x, []
    for W, U, b in layers:
        start = np.ones((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append((states[:, -1], cells[:, -1]))
    return states, last
