"""1 minus the forget gate as the input gate."""
# loses: test-lstm-step-cell, test-lstm-step-hidden
# says: the candidate is multiplied by 1 - f_t, as in a GRU; here it is i_t.


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, 4, axis=1)
    c_t = sigmoid(z_f) * c_prev + (1 - sigmoid(z_f)) * np.tanh(z_c)
    h_t = sigmoid(z_o) * np.tanh(c_t)
    return h_t, c_t
