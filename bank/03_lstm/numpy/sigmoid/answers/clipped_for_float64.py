"""Clips at 500, which float32 cannot take the exponential of."""
# loses: test-sigmoid-large
# says: overflow encountered


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))
