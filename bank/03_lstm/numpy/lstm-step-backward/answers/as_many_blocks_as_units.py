"""Splits by H."""
# loses: test-lstm-step-backward-inputs, test-lstm-step-backward-cell, test-lstm-step-backward-weights, test-lstm-step-backward-dtype
# says: H and the number of blocks are mixed up


def lstm_step_backward(dh, dc, x_t, h_prev, c_prev, W, U, b):
    H = h_prev.shape[1]
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, H, axis=1)
    i_t, f_t, g_t, o_t = sigmoid(z_i), sigmoid(z_f), np.tanh(z_c), sigmoid(z_o)
    s_t = np.tanh(f_t * c_prev + i_t * g_t)
    dc_t = dc + dh * o_t * (1 - s_t**2)
    dz_i = dc_t * g_t * i_t * (1 - i_t)
    dz_f = dc_t * c_prev * f_t * (1 - f_t)
    dz_c = dc_t * i_t * (1 - g_t**2)
    dz_o = dh * s_t * o_t * (1 - o_t)
    dz = np.concatenate([dz_i, dz_f, dz_c, dz_o], axis=1)
    return dz @ W.T, dz @ U.T, dc_t * f_t, x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
