"""The part across k, and what is left of the part along it."""
# loses: nothing


def householder_step(h, k, beta):
    share = np.einsum("bi,bi->b", k, h) / np.einsum("bi,bi->b", k, k)
    along = share[:, None] * k
    return (h - along) + (1 - beta) * along
