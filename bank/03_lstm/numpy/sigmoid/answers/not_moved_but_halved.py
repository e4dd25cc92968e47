"""Halved, but not moved."""
# loses: test-sigmoid-values, test-sigmoid-large
# says: this is tanh(z / 2) / 2, between -0.5 and 0.5; move it up by 0.5.


def sigmoid(z):
    return 0.5 * np.tanh(z / 2)
