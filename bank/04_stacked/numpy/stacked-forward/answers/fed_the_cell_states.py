"""The upper layer reads c, which has the same shape as h."""
# loses: test-stacked-forward-states, test-stacked-forward-last
# says: the upper layers are fed c, not h: hand up the hidden states.


def stacked_forward(x, layers):
    below, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(below, start, start, W, U, b)
        below = cells
        last.append((states[:, -1], cells[:, -1]))
    return states, last
