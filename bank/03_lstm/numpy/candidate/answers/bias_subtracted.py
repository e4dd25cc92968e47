"""A threshold in the place of a bias."""
# loses: test-candidate-values
# says: b is subtracted; add it.


def candidate(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W + h_prev @ U - b)
