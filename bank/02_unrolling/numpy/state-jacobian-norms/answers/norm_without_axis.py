"""The norm of a batch of matrices without axis."""
# loses: test-state-jacobian-norms-dtype, test-state-jacobian-norms-long, test-state-jacobian-norms-values
# says: needs axis=(1, 2)


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.ones(B, dtype=states.dtype)]
    for t in range(T - 1, 0, -1):
        J = (U * (1 - states[:, t, None] ** 2)) @ J
        norms.append(np.linalg.norm(J, 2))
    return np.stack(norms[::-1], axis=1)
