"""Cuts off at 6."""
# loses: test-sigmoid-values, test-sigmoid-large
# says: z is cut off at 6; the sigmoid of 6 is 0.9975, and that of 9 is 0.9999.


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -6, 6)))
