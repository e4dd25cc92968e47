"""The last states of a layer are the start of the one above."""
# loses: test-stacked-forward-states, test-stacked-forward-last, test-stacked-forward-dtype
# says: an upper layer starts from the last states of the one below; every layer starts from zeros.


def stacked_forward(x, layers):
    states, last = x, []
    h = c = np.zeros((len(x), len(layers[0][1])))
    for W, U, b in layers:
        states, cells = lstm_forward(states, h, c, W, U, b)
        h, c = states[:, -1], cells[:, -1]
        last.append((h, c))
    return states, last
