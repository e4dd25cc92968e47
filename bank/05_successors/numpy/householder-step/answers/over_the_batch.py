"""Sums over the examples."""
# loses: test-householder-step-values, test-householder-step-length
# says: the sums run over the examples: n is axis 1.


def householder_step(h, k, beta):
    along = np.sum(k * h, axis=0, keepdims=True)
    length = np.sum(k * k, axis=0, keepdims=True)
    return h - beta * along / length * k
