"""The stack without its top, then the top."""
# loses: nothing


def stacked_forward(x, layers):
    if not layers:
        return x, []
    states, last = stacked_forward(x, layers[:-1])
    W, U, b = layers[-1]
    zeros = np.zeros((x.shape[0], b.size // 4), dtype=W.dtype)
    states, cells = lstm_forward(states, zeros, zeros.copy(), W, U, b)
    return states, last + [(states[:, -1, :], cells[:, -1, :])]
