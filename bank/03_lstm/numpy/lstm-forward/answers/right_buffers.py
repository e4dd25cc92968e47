"""Fills two arrays."""
# loses: nothing


def lstm_forward(x, h0, c0, W, U, b):
    B, T, _ = x.shape
    states = np.empty((B, T, U.shape[0]), dtype=x.dtype)
    cells = np.empty_like(states)
    for t in range(T):
        before = (states[:, t - 1], cells[:, t - 1]) if t else (h0, c0)
        states[:, t], cells[:, t] = lstm_step(x[:, t], *before, W, U, b)
    return states, cells
