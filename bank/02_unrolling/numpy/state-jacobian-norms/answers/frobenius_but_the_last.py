"""The Frobenius norm, with 1 for the last state."""
# loses: test-state-jacobian-norms-long, test-state-jacobian-norms-values
# says: this is the Frobenius norm, NumPy's default; the spectral norm is the largest singular value.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.ones(B, dtype=states.dtype)]
    for t in range(T - 1, 0, -1):
        J = (U * (1 - states[:, t, None] ** 2)) @ J
        norms.append(np.linalg.norm(J, axis=(1, 2)))
    return np.stack(norms[::-1], axis=1)
