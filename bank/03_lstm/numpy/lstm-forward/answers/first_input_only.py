"""The first input at every step."""
# loses: test-lstm-forward-states, test-lstm-forward-cells
# says: every step reads the first input, x[:, 0].


def lstm_forward(x, h0, c0, W, U, b):
    states, cells = [], []
    h_t, c_t = h0, c0
    for t in range(x.shape[1]):
        h_t, c_t = lstm_step(x[:, 0], h_t, c_t, W, U, b)
        states.append(h_t)
        cells.append(c_t)
    return np.stack(states, axis=1), np.stack(cells, axis=1)
