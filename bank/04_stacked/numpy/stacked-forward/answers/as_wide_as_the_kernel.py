"""Zeros as wide as the packed kernel."""
# loses: test-stacked-forward-one, test-stacked-forward-states, test-stacked-forward-last, test-stacked-forward-dtype
# says: W, U and b of a layer have 4H columns


def stacked_forward(x, layers):
    states, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), W.shape[1]), x.dtype)
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append((states[:, -1], cells[:, -1]))
    return states, last
