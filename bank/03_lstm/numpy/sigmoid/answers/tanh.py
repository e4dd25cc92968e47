"""Another squashing function."""
# loses: test-sigmoid-values, test-sigmoid-large
# says: this is a tanh


def sigmoid(z):
    return np.tanh(z)
