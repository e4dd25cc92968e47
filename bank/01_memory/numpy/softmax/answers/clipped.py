"""Clips the scores against overflow: large scores become equal."""
# loses: test-softmax-large
# says: clipping the scores changes


def softmax(z):
    e = np.exp(np.clip(z, -500, 500))
    return e / e.sum(axis=-1, keepdims=True)
