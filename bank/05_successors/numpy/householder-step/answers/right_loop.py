"""Example by example, with the matrix."""
# loses: nothing


def householder_step(h, k, beta):
    states = np.empty_like(h)
    for b in range(len(h)):
        share = beta[b, 0] / (k[b] @ k[b])
        matrix = np.eye(len(k[b]), dtype=h.dtype) - share * np.outer(k[b], k[b])
        states[b] = matrix @ h[b]
    return states
