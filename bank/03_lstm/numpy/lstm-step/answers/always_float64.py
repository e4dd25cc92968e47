"""Adds up in an array of zeros."""
# loses: test-lstm-step-dtype
# says: gives float64


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(np.zeros((len(x_t), len(b))) + x_t @ W + h_prev @ U + b, 4, axis=1)
    c_t = update_cell(sigmoid(z_f), c_prev, sigmoid(z_i), np.tanh(z_c))
    h_t = hidden_state(sigmoid(z_o), c_t)
    return h_t, c_t
