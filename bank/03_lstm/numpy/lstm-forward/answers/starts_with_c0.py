"""Collects the cell states before the steps."""
# loses: test-lstm-forward-cells, test-lstm-forward-start
# says: the cell states are one step late: c0 is not part of the answer, c_T is.


def lstm_forward(x, h0, c0, W, U, b):
    states, cells = [], []
    h_t, c_t = h0, c0
    for t in range(x.shape[1]):
        cells.append(c_t)
        h_t, c_t = lstm_step(x[:, t], h_t, c_t, W, U, b)
        states.append(h_t)
    return np.stack(states, axis=1), np.stack(cells, axis=1)
