"""Starts one step before the last state."""
# loses: test-state-jacobian-norms-values, test-state-jacobian-norms-long
# says: shape (3, 5); it should be (3, 6)


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.linalg.norm(J, 2, axis=(1, 2))]
    for t in range(T - 1, 0, -1):
        J = (U * (1 - states[:, t, None] ** 2)) @ J
        norms.append(np.linalg.norm(J, 2, axis=(1, 2)))
    return np.stack(norms[:0:-1], axis=1) if T > 1 else np.ones((B, 0))
