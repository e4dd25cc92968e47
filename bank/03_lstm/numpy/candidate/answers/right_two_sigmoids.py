"""tanh(z) = 2 sigmoid(2 z) - 1."""
# loses: nothing


def candidate(x_t, h_prev, W, U, b):
    z = x_t @ W + h_prev @ U + b
    return 2 / (1 + np.exp(-2 * z)) - 1
