"""Lists instead of tuples."""
# loses: nothing


def stacked_forward(x, layers):
    states, last = x, []
    for W, U, b in layers:
        start = np.zeros((len(x), len(U)), x.dtype)
        states, cells = lstm_forward(states, start, start, W, U, b)
        last.append([states[:, x.shape[1] - 1], cells[:, x.shape[1] - 1]])
    return [states, last]
