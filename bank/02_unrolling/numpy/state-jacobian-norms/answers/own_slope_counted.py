"""The slope of h_t itself is counted, a step too many."""
# loses: test-state-jacobian-norms-long, test-state-jacobian-norms-values
# says: one step too many: h_t's own slope and U do not count, and the last entry is 1.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = []
    for t in range(T - 1, -1, -1):
        J = (U * (1 - states[:, t, None] ** 2)) @ J
        norms.append(np.linalg.norm(J, 2, axis=(1, 2)))
    return np.stack(norms[::-1], axis=1)
