"""Another squashing function."""
# loses: test-sigmoid-values, test-sigmoid-large
# says: this is a tanh, between -1 and 1; a gate lies between 0 and 1.


def sigmoid(z):
    return np.tanh(z)
