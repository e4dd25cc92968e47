"""The slopes scale the columns of U.T, which are the units before the step."""
# loses: test-state-jacobian-norms-values
# says: the slopes scale the columns of U.T; diag(1 - h**2) @ U.T scales its rows.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.ones(B, dtype=states.dtype)]
    for t in range(T - 1, 0, -1):
        J = J @ ((1 - states[:, t, None] ** 2) * U.T)
        norms.append(np.linalg.norm(J, 2, axis=(1, 2)))
    return np.stack(norms[::-1], axis=1)
