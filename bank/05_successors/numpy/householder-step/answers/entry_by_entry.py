"""No sum: each entry by itself."""
# loses: test-householder-step-values, test-householder-step-length
# says: every entry is treated by itself. How much lies along k is a sum over axis 1.


def householder_step(h, k, beta):
    length = np.sum(k * k, axis=1, keepdims=True)
    return h - beta * k * h / length * k
