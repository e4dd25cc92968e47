"""Through the logarithm of the sum."""
# loses: nothing


def softmax(z):
    top = z.max(axis=-1, keepdims=True)
    return np.exp(z - top - np.log(np.exp(z - top).sum(axis=-1, keepdims=True)))
