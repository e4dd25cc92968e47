"""Shows the memory before the step."""
# loses: test-lstm-step-hidden
# says: it shows c_prev; it should show c_t, the memory after this step.


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, 4, axis=1)
    c_t = update_cell(sigmoid(z_f), c_prev, sigmoid(z_i), np.tanh(z_c))
    h_t = hidden_state(sigmoid(z_o), c_prev)
    return h_t, c_t
