"""Acts on columns, as textbooks write it, but with U as our rows have it."""
# loses: test-state-jacobian-norms-values
# says: U is not transposed where it acts on columns: with rows as examples the step is diag(1 - h**2) @ U.T.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.linalg.norm(J, 2, axis=(1, 2))]
    for t in range(T - 1, 0, -1):
        J = J @ ((1 - states[:, t, :, None] ** 2) * U)
        norms.append(np.linalg.norm(J, 2, axis=(1, 2)))
    return np.stack(norms[::-1], axis=1)
