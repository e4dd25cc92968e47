"""Adds up in an array of zeros, which is float64."""
# loses: test-candidate-dtype
# says: gives float64


def candidate(x_t, h_prev, W, U, b):
    z = np.zeros((len(x_t), len(b)))
    z += x_t @ W
    z += h_prev @ U
    z += b
    return np.tanh(z)
