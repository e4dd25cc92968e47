"""The root of the largest eigenvalue of J times its transpose."""
# loses: nothing


def state_jacobian_norms(states, U):
    slope = (1 - states) * (1 + states)
    J = np.broadcast_to(np.eye(U.shape[0], dtype=U.dtype), (len(states),) + U.shape)
    norms = []
    for t in reversed(range(states.shape[1])):
        norms.insert(0, np.sqrt(np.linalg.eigvalsh(J @ J.swapaxes(1, 2))[:, -1]))
        J = np.einsum("ij,bj,bjk->bik", U, slope[:, t], J)
    return np.array(norms).T
