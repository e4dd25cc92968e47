"""Shows the candidate."""
# loses: test-lstm-step-hidden
# says: it shows the candidate; it should show c_t, the whole memory.


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, 4, axis=1)
    c_t = sigmoid(z_f) * c_prev + sigmoid(z_i) * np.tanh(z_c)
    h_t = sigmoid(z_o) * np.tanh(np.tanh(z_c))
    return h_t, c_t
