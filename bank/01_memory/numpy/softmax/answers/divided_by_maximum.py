"""Divides by the maximum instead of subtracting it."""
# loses: test-softmax-large, test-softmax-values
# says: the scores are divided by the maximum; subtract it.


def softmax(z):
    z = z / np.abs(z).max(axis=-1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
