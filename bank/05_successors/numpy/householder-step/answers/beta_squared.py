"""k is scaled by beta first."""
# loses: test-householder-step-values, test-householder-step-length
# says: beta is used twice, as if k had been multiplied by it first.


def householder_step(h, k, beta):
    along = np.sum(beta * k * h, axis=1, keepdims=True)
    length = np.sum(k * k, axis=1, keepdims=True)
    return h - along / length * beta * k
