"""Squashes each term on its own."""
# loses: test-candidate-values
# says: tanh is applied to each term; apply it once, to the sum.


def candidate(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W) + np.tanh(h_prev @ U) + np.tanh(b)
