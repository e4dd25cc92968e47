"""Works the cell state out again by itself, and names what it returns."""
# loses: nothing


def lstm_step_backward(dh, dc, x_t, h_prev, c_prev, W, U, b):
    z_i, z_f, z_c, z_o = np.split(x_t @ W + h_prev @ U + b, 4, axis=1)
    i_t, f_t, g_t, o_t = sigmoid(z_i), sigmoid(z_f), np.tanh(z_c), sigmoid(z_o)
    c_t = f_t * c_prev + i_t * g_t
    s_t = np.tanh(c_t)
    dc_t = dc + dh * o_t * (1 - s_t**2)
    dz_i = dc_t * g_t * i_t * (1 - i_t)
    dz_f = dc_t * c_prev * f_t * (1 - f_t)
    dz_c = dc_t * i_t * (1 - g_t**2)
    dz_o = dh * s_t * o_t * (1 - o_t)
    dz = np.concatenate([dz_i, dz_f, dz_c, dz_o], axis=1)
    dx, dh_prev, dc_prev = dz @ W.T, dz @ U.T, dc_t * f_t
    dW, dU, db = x_t.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
    return dx, dh_prev, dc_prev, dW, dU, db
