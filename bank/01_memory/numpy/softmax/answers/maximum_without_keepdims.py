"""keepdims is forgotten at the maximum: each column loses the maximum of another row."""
# loses: test-softmax-dtype, test-softmax-large, test-softmax-values
# says: each column is moved by the maximum of another row: keep the axis at the maximum too (keepdims=True).


def softmax(z):
    e = np.exp(z - z.max(axis=-1))
    return e / e.sum(axis=-1, keepdims=True)
