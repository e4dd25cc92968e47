"""Adds what it should take away."""
# loses: test-householder-step-values, test-householder-step-length
# says: what lies along k is added: it has to be taken away.


def householder_step(h, k, beta):
    along = np.sum(k * h, axis=1, keepdims=True)
    length = np.sum(k * k, axis=1, keepdims=True)
    return h + beta * along / length * k
