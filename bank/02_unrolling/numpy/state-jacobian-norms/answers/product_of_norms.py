"""Multiplies the norms of the steps: an upper bound."""
# loses: test-state-jacobian-norms-values
# says: this is the product of the norms of the steps, an upper bound; multiply the matrices, then take the norm.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    norms = np.ones((B, T), states.dtype)
    for t in range(T - 2, -1, -1):
        step = U * (1 - states[:, t + 1, None] ** 2)
        norms[:, t] = norms[:, t + 1] * np.linalg.norm(step, 2, axis=(1, 2))
    return norms
