"""tanh(z) instead of tanh(z / 2)."""
# loses: test-sigmoid-values
# says: the sigmoid of 2 z


def sigmoid(z):
    return (1 + np.tanh(z)) / 2
