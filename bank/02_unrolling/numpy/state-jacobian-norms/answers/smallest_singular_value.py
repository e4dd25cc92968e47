"""Takes the last of the singular values, which come sorted from the largest."""
# loses: test-state-jacobian-norms-values
# says: this is the smallest singular value; the norm is the largest.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.linalg.svd(J, compute_uv=False)[:, -1]]
    for t in range(T - 1, 0, -1):
        J = (U * (1 - states[:, t, None] ** 2)) @ J
        norms.append(np.linalg.svd(J, compute_uv=False)[:, -1])
    return np.stack(norms[::-1], axis=1)
