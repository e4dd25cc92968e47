"""The formula as it stands: e^10000 on the way."""
# loses: test-sigmoid-large
# says: overflow encountered in exp for z = -10000


def sigmoid(z):
    return 1 / (1 + np.exp(-z))
