"""Step by step."""
# loses: nothing


def scan(a, b):
    states = np.empty_like(b)
    h = np.zeros_like(b[:, 0])
    for t in range(b.shape[1]):
        h = a[:, t] * h + b[:, t]
        states[:, t] = h
    return states
