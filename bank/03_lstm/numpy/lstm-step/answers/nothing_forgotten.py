"""The cell of 1997."""
# loses: test-lstm-step-cell, test-lstm-step-hidden
# says: c_prev is not multiplied by the forget gate.


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, 4, axis=1)
    c_t = c_prev + sigmoid(z_i) * np.tanh(z_c)
    h_t = hidden_state(sigmoid(z_o), c_t)
    return h_t, c_t
