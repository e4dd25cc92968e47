"""Gives what is taken away."""
# loses: test-householder-step-values, test-householder-step-length
# says: this is the part along k, times beta: the rest of h is missing.


def householder_step(h, k, beta):
    along = np.sum(k * h, axis=1, keepdims=True)
    length = np.sum(k * k, axis=1, keepdims=True)
    return beta * along / length * k
