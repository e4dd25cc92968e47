"""The wrong base."""
# loses: test-softmax-values, test-softmax-large
# says: this is 2 to the power of z; softmax uses e.


def softmax(z):
    e = np.exp2(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
