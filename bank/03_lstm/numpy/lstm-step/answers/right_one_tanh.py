"""One product on the stacked [x, h], and one tanh for all four blocks."""
# loses: nothing


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    B, H = h_prev.shape
    z = np.concatenate([x_t, h_prev], axis=1) @ np.concatenate([W, U], axis=0) + b
    half = np.ones_like(b)
    half[: 2 * H] = half[3 * H :] = 0.5
    a = np.tanh(z * half) * half + (1 - half)
    i_t, f_t, c_tilde, o_t = a.reshape(B, 4, H).swapaxes(0, 1)
    c_t = c_prev * f_t + i_t * c_tilde
    return [o_t * np.tanh(c_t), c_t]
