"""Makes room for D numbers in the place of H."""
# loses: test-lstm-forward-states, test-lstm-forward-cells, test-lstm-forward-start, test-lstm-forward-dtype
# says: an input has D numbers, a state has H


def lstm_forward(x, h0, c0, W, U, b):
    states, cells = np.zeros_like(x), np.zeros_like(x)
    h_t, c_t = h0, c0
    for t in range(x.shape[1]):
        h_t, c_t = lstm_step(x[:, t], h_t, c_t, W, U, b)
        states[:, t], cells[:, t] = h_t, c_t
    return states, cells
