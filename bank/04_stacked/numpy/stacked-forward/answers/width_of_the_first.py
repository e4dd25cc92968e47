"""All layers start from zeros as wide as the first."""
# loses: test-stacked-forward-states, test-stacked-forward-last
# says: zeros of its own width


def stacked_forward(x, layers):
    states, last = x, []
    start = np.zeros((len(x), len(layers[0][1])), x.dtype)
    for W, U, b in layers:
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append((states[:, -1], cells[:, -1]))
    return states, last
