"""One list entry, shared by all layers."""
# loses: test-stacked-forward-last
# says: the top layer's states are in it three times; each layer has its own.


def stacked_forward(x, layers):
    states, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append((states[:, -1], cells[:, -1]))
    return states, [last[-1]] * len(layers)
