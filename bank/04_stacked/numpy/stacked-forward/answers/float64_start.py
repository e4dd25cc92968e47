"""The zeros are float64, and so is all that follows."""
# loses: test-stacked-forward-dtype
# says: gives float64


def stacked_forward(x, layers):
    states, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)))
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append((states[:, -1], cells[:, -1]))
    return states, last
