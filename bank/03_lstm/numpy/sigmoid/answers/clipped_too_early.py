"""Clips at 5, where it still shows."""
# loses: test-sigmoid-values, test-sigmoid-large
# says: cut off so early


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -5, 5)))
