"""One example at a time, in column form, by singular values."""
# loses: nothing


def state_jacobian_norms(states, U):
    norms = np.ones(states.shape[:2], states.dtype)
    for b, example in enumerate(states):
        J = np.eye(len(U), dtype=U.dtype)
        for t in range(len(example) - 2, -1, -1):
            J = J @ np.diag(1 - example[t + 1] ** 2) @ U.T
            norms[b, t] = np.linalg.svd(J)[1][0]
    return norms
