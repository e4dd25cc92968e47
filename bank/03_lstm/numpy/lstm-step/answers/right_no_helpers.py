"""Typed out, without any earlier function."""
# loses: nothing


def lstm_step(x_t, h_prev, c_prev, W, U, b):
    def s(z):
        return 1 / (1 + np.exp(-z))

    H = h_prev.shape[-1]
    z = np.dot(x_t, W) + np.dot(h_prev, U) + b
    c_t = s(z[:, H : 2 * H]) * c_prev + s(z[:, :H]) * np.tanh(z[:, 2 * H : 3 * H])
    return s(z[:, 3 * H :]) * np.tanh(c_t), c_t
