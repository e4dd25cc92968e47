"""The straight lines of old versions of Keras."""
# loses: test-sigmoid-values
# says: the hard sigmoid


def sigmoid(z):
    return np.clip(0.2 * z + 0.5, 0, 1)
