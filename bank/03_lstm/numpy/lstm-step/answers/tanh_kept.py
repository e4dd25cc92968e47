"""Squashes the memory, and hands on the squashed one."""
# loses: test-lstm-step-cell
# says: the squashed copy is handed on as memory; the tanh is only for h_t.


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, 4, axis=1)
    c_t = np.tanh(update_cell(sigmoid(z_f), c_prev, sigmoid(z_i), np.tanh(z_c)))
    h_t = sigmoid(z_o) * c_t
    return h_t, c_t
