"""Divides each row by the sums of other rows."""
# loses: test-softmax-values, test-softmax-large, test-softmax-dtype
# says: each row is divided by the sum of another one: keep the axis when you sum (keepdims=True).


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1)
