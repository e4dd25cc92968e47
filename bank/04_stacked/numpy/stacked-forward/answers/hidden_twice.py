"""h for c, too."""
# loses: test-stacked-forward-last
# says: h is in the place of c, too.


def stacked_forward(x, layers):
    states, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append((states[:, -1], states[:, -1]))
    return states, last
