"""The layers read the input only."""
# loses: test-lstm-step-cell, test-lstm-step-hidden
# says: h_prev has no influence on it.


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x_t @ W + b, 4, axis=1)
    c_t = update_cell(sigmoid(z_f), c_prev, sigmoid(z_i), np.tanh(z_c))
    h_t = hidden_state(sigmoid(z_o), c_t)
    return h_t, c_t
