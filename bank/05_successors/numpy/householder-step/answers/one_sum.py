"""One sum over the whole batch."""
# loses: test-householder-step-values, test-householder-step-length
# says: one sum is taken over the whole batch: each example has its own.


def householder_step(h, k, beta):
    return h - beta * np.sum(k * h) / np.sum(k * k) * k
