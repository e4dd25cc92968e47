"""Works in its argument."""
# loses: test-householder-step-dtype
# says: changes h, an argument


def householder_step(h, k, beta):
    along = np.sum(k * h, axis=1, keepdims=True)
    length = np.sum(k * k, axis=1, keepdims=True)
    h -= beta * along / length * k
    return h
