"""k is given the length 1 first."""
# loses: nothing


def householder_step(h, k, beta):
    unit = k / np.linalg.norm(k, axis=1, keepdims=True)
    return h - beta * np.sum(unit * h, axis=1, keepdims=True) * unit
