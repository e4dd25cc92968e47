"""The kernel stands before the input."""
# loses: test-lstm-step-cell, test-lstm-step-hidden, test-lstm-step-dtype
# says: It is x_t @ W and h_prev @ U


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(W @ x_t + U @ h_prev + b, 4, axis=1)
    c_t = update_cell(sigmoid(z_f), c_prev, sigmoid(z_i), np.tanh(z_c))
    return hidden_state(sigmoid(z_o), c_t), c_t
