"""Takes every fourth column."""
# loses: test-lstm-step-cell, test-lstm-step-hidden
# says: the units are taken as interleaved: a block is H columns side by side, not every fourth column.


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = (x_t @ W + h_prev @ U + b).reshape(len(x_t), -1, 4).transpose(2, 0, 1)
    c_t = update_cell(sigmoid(z_f), c_prev, sigmoid(z_i), np.tanh(z_c))
    h_t = hidden_state(sigmoid(z_o), c_t)
    return h_t, c_t
