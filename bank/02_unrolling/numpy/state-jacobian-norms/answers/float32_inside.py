"""Multiplies in float32, where 200 steps are too much."""
# loses: test-state-jacobian-norms-values, test-state-jacobian-norms-long
# says: all norms are float32 numbers


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    kind = states.dtype
    states, U = states.astype(np.float32), U.astype(np.float32)
    J = np.tile(np.eye(H, dtype=np.float32), (B, 1, 1))
    norms = [np.linalg.norm(J, 2, axis=(1, 2))]
    for t in range(T - 1, 0, -1):
        J = (U * (1 - states[:, t, None] ** 2)) @ J
        norms.append(np.linalg.norm(J, 2, axis=(1, 2)))
    return np.stack(norms[::-1], axis=1).astype(kind)
