"""Forgets the axis of np.split."""
# loses: test-lstm-step-cell, test-lstm-step-hidden, test-lstm-step-dtype
# says: the blocks of the sum lie side by side, along axis 1


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, 4)
    c_t = update_cell(sigmoid(z_f), c_prev, sigmoid(z_i), np.tanh(z_c))
    return hidden_state(sigmoid(z_o), c_t), c_t
