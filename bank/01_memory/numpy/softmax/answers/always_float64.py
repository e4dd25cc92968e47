"""Converts to float64 and forgets to convert back."""
# loses: test-softmax-dtype
# says: for float32 inputs; it should keep their dtype


def softmax(z):
    z = z.astype(np.float64)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
