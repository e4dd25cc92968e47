"""One `if` for a whole array."""
# loses: test-sigmoid-values, test-sigmoid-large, test-sigmoid-dtype
# says: An `if` decides once for a whole array


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))
