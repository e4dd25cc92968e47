"""A peephole from the new memory."""
# loses: test-lstm-step-hidden
# says: the output gate reads c_t too, a peephole; here it reads x_t and h_prev only.


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, 4, axis=1)
    c_t = sigmoid(z_f) * c_prev + sigmoid(z_i) * np.tanh(z_c)
    h_t = sigmoid(z_o + c_t) * np.tanh(c_t)
    return h_t, c_t
