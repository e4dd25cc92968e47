"""Returns the norms by lag: the last state comes first."""
# loses: test-state-jacobian-norms-values, test-state-jacobian-norms-long
# says: the order is reversed: the last entry belongs to the last state, and is 1.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.linalg.norm(J, 2, axis=(1, 2))]
    for t in range(T - 1, 0, -1):
        J = (U * (1 - states[:, t, None] ** 2)) @ J
        norms.append(np.linalg.norm(J, 2, axis=(1, 2)))
    return np.stack(norms, axis=1)
