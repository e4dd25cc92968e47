"""tanh(z) instead of tanh(z / 2)."""
# loses: test-sigmoid-values
# says: this is the sigmoid of 2 z: with a tanh it is tanh(z / 2).


def sigmoid(z):
    return (1 + np.tanh(z)) / 2
