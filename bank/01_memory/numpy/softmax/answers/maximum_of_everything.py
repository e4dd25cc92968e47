"""Subtracts the maximum of the whole array: rows far below it become 0/0."""
# loses: test-softmax-large
# says: Subtract each row's own maximum


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum(axis=-1, keepdims=True)
