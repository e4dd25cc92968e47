"""np.matmul, and the bias first."""
# loses: nothing


def candidate(x_t, h_prev, W, U, b):
    return np.tanh(b + np.matmul(h_prev, U) + np.matmul(x_t, W))
