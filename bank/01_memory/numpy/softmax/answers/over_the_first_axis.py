"""Sums over axis 0."""
# loses: test-softmax-values, test-softmax-large
# says: the sum runs over axis 0; it should run over the last axis.


def softmax(z):
    e = np.exp(z - z.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)
