"""The tanh of half of z, as it is."""
# loses: test-sigmoid-values, test-sigmoid-large
# says: this is tanh(z / 2), between -1 and 1; move it up by 1 and halve it.


def sigmoid(z):
    return np.tanh(z / 2)
