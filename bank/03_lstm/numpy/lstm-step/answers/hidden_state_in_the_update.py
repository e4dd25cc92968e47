"""The forget gate keeps the hidden state."""
# loses: test-lstm-step-cell, test-lstm-step-hidden
# says: the forget gate multiplies h_prev; the old memory is c_prev.


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, 4, axis=1)
    c_t = sigmoid(z_f) * h_prev + sigmoid(z_i) * np.tanh(z_c)
    h_t = sigmoid(z_o) * np.tanh(c_t)
    return h_t, c_t
