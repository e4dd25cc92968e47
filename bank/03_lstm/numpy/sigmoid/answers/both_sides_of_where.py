"""np.where picks the right one of two forms, but both are worked out."""
# loses: test-sigmoid-large
# says: overflow encountered


def sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))
