"""The order of the story: f, i, o, c."""
# loses: test-lstm-step-cell, test-lstm-step-hidden
# says: the blocks are read as f, i, o, c; Keras packs i, f, c, o.


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    z_f, z_i, z_o, z_c = np.split(x_t @ W + h_prev @ U + b, 4, axis=1)
    c_t = sigmoid(z_f) * c_prev + sigmoid(z_i) * np.tanh(z_c)
    h_t = sigmoid(z_o) * np.tanh(c_t)
    return h_t, c_t
