"""The candidate is not squashed."""
# loses: test-lstm-step-cell, test-lstm-step-hidden
# says: the candidate is the sum itself; its tanh is missing.


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, 4, axis=1)
    c_t = sigmoid(z_f) * c_prev + sigmoid(z_i) * z_c
    h_t = sigmoid(z_o) * np.tanh(c_t)
    return h_t, c_t
