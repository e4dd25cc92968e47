"""Takes the slope of h_t instead of h_{t+1}."""
# loses: test-state-jacobian-norms-values
# says: the slope of the wrong step: from h_t on, the first slope is that of h_{t+1}, and h_t's own does not count.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.linalg.norm(J, 2, axis=(1, 2))]
    for t in range(T - 1, 0, -1):
        J = (U * (1 - states[:, t - 1, None] ** 2)) @ J
        norms.append(np.linalg.norm(J, 2, axis=(1, 2)))
    return np.stack(norms[::-1], axis=1)
