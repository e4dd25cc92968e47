"""One exponential of -abs(z)."""
# loses: nothing


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)
