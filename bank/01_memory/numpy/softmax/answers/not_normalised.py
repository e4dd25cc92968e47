"""Not divided by the sum."""
# loses: test-softmax-values, test-softmax-large
# says: e^z is not divided by its sum.


def softmax(z):
    return np.exp(z - z.max(axis=-1, keepdims=True))
