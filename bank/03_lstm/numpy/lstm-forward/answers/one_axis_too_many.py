"""Keeps the axis of time in each step."""
# loses: test-lstm-forward-states, test-lstm-forward-cells, test-lstm-forward-start
# says: lstm_forward


def lstm_forward(x, h0, c0, W, U, b):
    states, cells = [], []
    h_t, c_t = h0, c0
    for t in range(x.shape[1]):
        h_t, c_t = lstm_step(x[:, t : t + 1], h_t, c_t, W, U, b)
        states.append(h_t)
        cells.append(c_t)
    return np.stack(states, axis=1), np.stack(cells, axis=1)
