"""2 in the place of beta."""
# loses: test-householder-step-values
# says: the strength is always 2: beta is not used.


def householder_step(h, k, beta):
    along = np.sum(k * h, axis=1, keepdims=True)
    length = np.sum(k * k, axis=1, keepdims=True)
    return h - (2 * along / length * k).astype(h.dtype)
