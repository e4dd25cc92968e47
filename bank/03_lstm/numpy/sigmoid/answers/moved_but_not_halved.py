"""Moved, but not halved."""
# loses: test-sigmoid-values, test-sigmoid-large
# says: this is 1 + tanh(z / 2), between 0 and 2; halve it.


def sigmoid(z):
    return 1 + np.tanh(z / 2)
