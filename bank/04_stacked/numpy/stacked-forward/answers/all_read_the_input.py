"""Every layer reads x."""
# loses: test-stacked-forward-states, test-stacked-forward-last
# says: every layer reads x; only the lowest one does, the others read the layer below.


def stacked_forward(x, layers):
    states, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(x, start, start, W, U, b)
        last.append((states[:, -1], cells[:, -1]))
    return states, last
