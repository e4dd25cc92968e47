"""Forgets to take the next layer's weights."""
# loses: test-stacked-forward-states, test-stacked-forward-last
# says: every layer has the weights of the first one; each has its own.


def stacked_forward(x, layers):
    states, last = x, []
    W, U, b = layers[0]
    for _ in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append((states[:, -1], cells[:, -1]))
    return states, last
