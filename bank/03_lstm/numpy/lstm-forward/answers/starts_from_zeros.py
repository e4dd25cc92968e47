"""Ignores h0 and c0."""
# loses: test-lstm-forward-start
# says: the first step starts from zeros; it should start from h0 and c0.


def lstm_forward(x, h0, c0, W, U, b):
    states, cells = [], []
    h_t, c_t = np.zeros_like(h0), np.zeros_like(c0)
    for t in range(x.shape[1]):
        h_t, c_t = lstm_step(x[:, t], h_t, c_t, W, U, b)
        states.append(h_t)
        cells.append(c_t)
    return np.stack(states, axis=1), np.stack(cells, axis=1)
