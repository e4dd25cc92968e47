"""The parts of h and k swapped."""
# loses: test-householder-step-values, test-householder-step-length
# says: the state itself is scaled: what is taken away points along k.


def householder_step(h, k, beta):
    along = np.sum(k * h, axis=1, keepdims=True)
    length = np.sum(k * k, axis=1, keepdims=True)
    return h - beta * along / length * h
