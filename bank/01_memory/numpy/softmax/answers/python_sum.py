"""Python's sum adds up over axis 0."""
# loses: test-softmax-large, test-softmax-values
# says: the sum runs over axis 0; it should run over the last axis.


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / sum(e)
