"""Averages the slopes over the batch: all examples get the same norms."""
# loses: test-state-jacobian-norms-long, test-state-jacobian-norms-values
# says: all examples have the same norms: the slopes are averaged over the batch. Each example has Jacobians of its own.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.ones(B, dtype=states.dtype)]
    for t in range(T - 1, 0, -1):
        J = (U * np.mean(1 - states[:, t] ** 2, axis=0)) @ J
        norms.append(np.linalg.norm(J, 2, axis=(1, 2)))
    return np.stack(norms[::-1], axis=1)
