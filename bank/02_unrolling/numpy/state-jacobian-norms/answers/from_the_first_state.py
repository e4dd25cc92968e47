"""From the first state to each, instead of from each to the last."""
# loses: test-state-jacobian-norms-values, test-state-jacobian-norms-long
# says: these are the norms of d h_t / d h_1; asked is d h_T / d h_t.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.linalg.norm(J, 2, axis=(1, 2))]
    for t in range(1, T):
        J = J @ (U * (1 - states[:, t, None] ** 2))
        norms.append(np.linalg.norm(J, 2, axis=(1, 2)))
    return np.stack(norms, axis=1)
