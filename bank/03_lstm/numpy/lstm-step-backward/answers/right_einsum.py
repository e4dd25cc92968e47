"""The blocks along an axis of their own, with einsum."""
# loses: nothing


def lstm_step_backward(dh, dc, x_t, h_prev, c_prev, W, U, b):
    B, H = h_prev.shape
    W4, U4 = W.reshape(-1, 4, H), U.reshape(H, 4, H)
    z = np.einsum("bd,dgh->bgh", x_t, W4) + np.einsum("bk,kgh->bgh", h_prev, U4) + b.reshape(4, H)
    s = sigmoid(z)
    i_t, f_t, o_t, g_t = s[:, 0], s[:, 1], s[:, 3], np.tanh(z[:, 2])
    t = np.tanh(f_t * c_prev + i_t * g_t)
    dc = dc + dh * o_t * (1 - t) * (1 + t)
    up = np.stack([dc * g_t, dc * c_prev, dc * i_t, dh * t], axis=1)
    slope = s * (1 - s)
    slope[:, 2] = 1 - g_t * g_t
    dz = up * slope
    return (
        np.einsum("bgh,dgh->bd", dz, W4),
        np.einsum("bgh,kgh->bk", dz, U4),
        dc * f_t,
        np.einsum("bd,bgh->dgh", x_t, dz).reshape(W.shape),
        np.einsum("bk,bgh->kgh", h_prev, dz).reshape(U.shape),
        dz.sum(axis=0).reshape(-1),
    )
