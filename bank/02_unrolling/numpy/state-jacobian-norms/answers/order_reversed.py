"""Multiplies the new step on the wrong side."""
# loses: test-state-jacobian-norms-values
# says: the matrices are multiplied in the wrong order; matrices do not commute.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.linalg.norm(J, 2, axis=(1, 2))]
    for t in range(T - 1, 0, -1):
        J = J @ (U * (1 - states[:, t, None] ** 2))
        norms.append(np.linalg.norm(J, 2, axis=(1, 2)))
    return np.stack(norms[::-1], axis=1)
