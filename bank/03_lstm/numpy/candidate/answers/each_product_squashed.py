"""Squashes the two products and adds the bias."""
# loses: test-candidate-values
# says: the tanh is applied to each product; apply it once, to the whole sum.


def candidate(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W) + np.tanh(h_prev @ U) + b
