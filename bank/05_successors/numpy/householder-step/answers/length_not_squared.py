"""Divided by the length, not by its square."""
# loses: test-householder-step-values, test-householder-step-length
# says: divide by the square of the length of k: k stands there twice.


def householder_step(h, k, beta):
    along = np.sum(k * h, axis=1, keepdims=True)
    length = np.linalg.norm(k, axis=1, keepdims=True)
    return h - beta * along / length * k
