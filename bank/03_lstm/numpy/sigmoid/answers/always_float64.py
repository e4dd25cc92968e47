"""Fills an array of zeros, which is float64."""
# loses: test-sigmoid-dtype
# says: gives float64


def sigmoid(z):
    out = np.zeros(z.shape)
    out[:] = 0.5 * (1 + np.tanh(z / 2))
    return out
