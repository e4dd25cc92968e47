"""Gives the logarithm of the probabilities."""
# loses: test-softmax-large, test-softmax-values
# says: this is the logarithm of the softmax.


def softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
