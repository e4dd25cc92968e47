"""Clips at 5, where it still shows."""
# loses: test-sigmoid-values, test-sigmoid-large
# says: z is cut off so early that it shows: the sigmoid of 9 is 0.99988.


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -5, 5)))
