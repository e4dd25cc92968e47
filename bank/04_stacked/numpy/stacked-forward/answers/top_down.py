"""Walks the list from its end."""
# loses: test-stacked-forward-states, test-stacked-forward-last
# says: the layers are taken from the top down; the first of the list is the lowest.


def stacked_forward(x, layers):
    states, last = x, []
    for W, U, b in reversed(layers):
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append((states[:, -1], cells[:, -1]))
    return states, last
