"""z -= ... changes the caller's array."""
# loses: test-softmax-dtype
# says: changes z


def softmax(z):
    z -= z.max(axis=-1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
