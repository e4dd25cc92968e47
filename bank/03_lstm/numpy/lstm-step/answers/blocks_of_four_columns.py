"""Columns that are right for four units."""
# loses: test-lstm-step-cell, test-lstm-step-hidden, test-lstm-step-dtype
# says: H and the number of blocks are mixed up


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z = x_t @ W + h_prev @ U + b
    z_i, z_f, z_c, z_o = z[:, :4], z[:, 4:8], z[:, 8:12], z[:, 12:16]
    c_t = update_cell(sigmoid(z_f), c_prev, sigmoid(z_i), np.tanh(z_c))
    return hidden_state(sigmoid(z_o), c_t), c_t
