"""Updates the memory of the caller."""
# loses: test-lstm-step-dtype
# says: changes c_prev


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, 4, axis=1)
    c_t = c_prev
    c_t *= sigmoid(z_f)
    c_t += sigmoid(z_i) * np.tanh(z_c)
    h_t = hidden_state(sigmoid(z_o), c_t)
    return h_t, c_t
