"""The straight lines of old versions of Keras."""
# loses: test-sigmoid-values
# says: this is the hard sigmoid, made of straight lines, that old versions of Keras used.


def sigmoid(z):
    return np.clip(0.2 * z + 0.5, 0, 1)
