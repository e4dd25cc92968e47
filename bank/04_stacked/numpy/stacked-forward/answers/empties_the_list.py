"""Takes the layers out of the caller's list."""
# loses: test-stacked-forward-dtype
# says: changes layers


def stacked_forward(x, layers):
    states, last = x, []
    while layers:
        W, U, b = layers.pop(0)
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append((states[:, -1], cells[:, -1]))
    return states, last
