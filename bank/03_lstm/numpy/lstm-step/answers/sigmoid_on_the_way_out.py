"""A sigmoid on the way out."""
# loses: test-lstm-step-hidden
# says: c_t goes through a sigmoid on the way out; it is a tanh, so that h_t can be negative.


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, 4, axis=1)
    c_t = sigmoid(z_f) * c_prev + sigmoid(z_i) * np.tanh(z_c)
    h_t = sigmoid(z_o) * sigmoid(c_t)
    return h_t, c_t
