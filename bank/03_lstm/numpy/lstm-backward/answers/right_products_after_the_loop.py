"""All gates at once from the states, and one product for each weight after the loop."""
# loses: nothing


def lstm_backward(dstates, x, h0, c0, states, cells, W, U, b):
    B, T, _ = x.shape
    H = len(U)
    h_before = np.concatenate([h0[:, None], states[:, :-1]], axis=1)
    c_before = np.concatenate([c0[:, None], cells[:, :-1]], axis=1)
    z = x @ W + h_before @ U + b
    i_t, f_t, o_t = (sigmoid(z[..., k * H : (k + 1) * H]) for k in (0, 1, 3))
    g_t, shown = np.tanh(z[..., 2 * H : 3 * H]), np.tanh(cells)
    dz = np.empty_like(z)
    dh, dc = np.zeros_like(h0), np.zeros_like(c0)
    for t in range(T - 1, -1, -1):
        dh = dh + dstates[:, t]
        dc = dc + dh * o_t[:, t] * (1 - shown[:, t] ** 2)
        dz[:, t, :H] = dc * (g_t * i_t * (1 - i_t))[:, t]
        dz[:, t, H : 2 * H] = dc * (c_before * f_t * (1 - f_t))[:, t]
        dz[:, t, 2 * H : 3 * H] = dc * (i_t * (1 - g_t**2))[:, t]
        dz[:, t, 3 * H :] = dh * (shown * o_t * (1 - o_t))[:, t]
        dh, dc = dz[:, t] @ U.T, dc * f_t[:, t]
    dW = np.tensordot(x, dz, axes=([0, 1], [0, 1]))
    dU = np.tensordot(h_before, dz, axes=([0, 1], [0, 1]))
    return dz @ W.T, dh, dc, dW, dU, dz.sum(axis=(0, 1))
