"""np.eye is float64 unless told otherwise."""
# loses: test-state-jacobian-norms-dtype
# says: for float32 inputs; it should keep their dtype


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H), (B, 1, 1))
    norms = [np.linalg.norm(J, 2, axis=(1, 2))]
    for t in range(T - 1, 0, -1):
        J = (U * (1 - states[:, t, None] ** 2)) @ J
        norms.append(np.linalg.norm(J, 2, axis=(1, 2)))
    return np.stack(norms[::-1], axis=1)
