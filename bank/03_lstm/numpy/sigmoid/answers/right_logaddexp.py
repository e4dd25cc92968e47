"""Through the logarithm."""
# loses: nothing


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))
