"""Adds the bias after the tanh."""
# loses: test-candidate-values
# says: b is added after the tanh; it belongs inside.


def candidate(x_t, h_prev, W, U, b):
    return np.tanh(x_t @ W + h_prev @ U) + b
