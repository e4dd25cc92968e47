"""The sign of the exponent."""
# loses: test-sigmoid-values, test-sigmoid-large
# says: it falls where it should rise: the exponent is -z.


def sigmoid(z):
    return 0.5 * (1 - np.tanh(0.5 * z))
