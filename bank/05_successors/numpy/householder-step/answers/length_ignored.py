"""As if k had length 1."""
# loses: test-householder-step-values, test-householder-step-length
# says: k may have any length: divide by the sum of its squares.


def householder_step(h, k, beta):
    along = np.sum(k * h, axis=1, keepdims=True)
    return h - beta * along * k
