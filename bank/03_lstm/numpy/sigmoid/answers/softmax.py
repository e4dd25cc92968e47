"""Normalises over the last axis."""
# loses: test-sigmoid-values, test-sigmoid-large
# says: this is a softmax: the entries sum to 1. Here each entry stands for itself.


def sigmoid(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
