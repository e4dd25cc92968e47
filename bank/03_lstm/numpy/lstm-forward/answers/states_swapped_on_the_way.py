"""Takes what lstm_step returns in the wrong order."""
# loses: test-lstm-forward-states, test-lstm-forward-cells, test-lstm-forward-start
# says: h and c are swapped from step to step: lstm_step returns h_t, then c_t.


def lstm_forward(x, h0, c0, W, U, b):
    states, cells = [], []
    h_t, c_t = h0, c0
    for t in range(x.shape[1]):
        c_t, h_t = lstm_step(x[:, t], h_t, c_t, W, U, b)
        states.append(h_t)
        cells.append(c_t)
    return np.stack(states, axis=1), np.stack(cells, axis=1)
