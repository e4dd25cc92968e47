"""Fills arrays of zeros, which are float64."""
# loses: test-lstm-forward-dtype
# says: gives float64


def lstm_forward(x, h0, c0, W, U, b):
    states, cells = np.zeros((len(x), x.shape[1], len(U))), np.zeros((len(x), x.shape[1], len(U)))
    h_t, c_t = h0, c0
    for t in range(x.shape[1]):
        h_t, c_t = lstm_step(x[:, t], h_t, c_t, W, U, b)
        states[:, t], cells[:, t] = h_t, c_t
    return states, cells
