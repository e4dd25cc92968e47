"""Outer products, one example after the other."""
# loses: nothing


def lstm_step_backward(dh, dc, x_t, h_prev, c_prev, W, U, b):
    H = len(U)
    dx, dh_prev, dc_prev = np.empty_like(x_t), np.empty_like(h_prev), np.empty_like(c_prev)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(b)
    for n in range(len(x_t)):
        z = x_t[n] @ W + h_prev[n] @ U + b
        i_t, f_t, o_t = (sigmoid(z[k * H : (k + 1) * H]) for k in (0, 1, 3))
        g_t = np.tanh(z[2 * H : 3 * H])
        tanh_c = np.tanh(f_t * c_prev[n] + i_t * g_t)
        dc_n = dc[n] + dh[n] * o_t / np.cosh(f_t * c_prev[n] + i_t * g_t) ** 2
        dz = np.empty_like(b)
        dz[:H] = dc_n * g_t * (i_t - i_t**2)
        dz[H : 2 * H] = dc_n * c_prev[n] * (f_t - f_t**2)
        dz[2 * H : 3 * H] = dc_n * i_t * (1 - g_t**2)
        dz[3 * H :] = dh[n] * tanh_c * (o_t - o_t**2)
        dx[n], dh_prev[n], dc_prev[n] = W @ dz, U @ dz, f_t * dc_n
        dW += np.outer(x_t[n], dz)
        dU += np.outer(h_prev[n], dz)
        db += dz
    return dx, dh_prev, dc_prev, dW, dU, db
