"""Keeps the memory in the caller's array."""
# loses: test-lstm-forward-dtype
# says: changes c0


def lstm_forward(x, h0, c0, W, U, b):
    states, cells = [], []
    h_t = h0
    for t in range(x.shape[1]):
        h_t, c_t = lstm_step(x[:, t], h_t, c0, W, U, b)
        c0[:] = c_t
        states.append(h_t)
        cells.append(c_t)
    return np.stack(states, axis=1), np.stack(cells, axis=1)
