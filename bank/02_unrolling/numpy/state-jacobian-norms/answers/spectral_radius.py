"""The largest eigenvalue instead of the largest singular value."""
# loses: test-state-jacobian-norms-values
# says: this is the largest eigenvalue; the spectral norm is the largest singular value.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.abs(np.linalg.eigvals(J)).max(axis=-1).astype(states.dtype)]
    for t in range(T - 1, 0, -1):
        J = (U * (1 - states[:, t, None] ** 2)) @ J
        norms.append(np.abs(np.linalg.eigvals(J)).max(axis=-1).astype(states.dtype))
    return np.stack(norms[::-1], axis=1)
