"""One strength for all."""
# loses: test-householder-step-values
# says: the first example's beta is used for all of them.


def householder_step(h, k, beta):
    along = np.sum(k * h, axis=1, keepdims=True)
    length = np.sum(k * k, axis=1, keepdims=True)
    return h - beta[0, 0] * along / length * k
