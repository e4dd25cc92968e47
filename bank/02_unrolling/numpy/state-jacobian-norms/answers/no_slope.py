"""Powers of U: the tanh is forgotten."""
# loses: test-state-jacobian-norms-values, test-state-jacobian-norms-long
# says: the slope of the tanh, 1 - h**2, is missing: these are powers of U.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.linalg.norm(J, 2, axis=(1, 2))]
    for t in range(T - 1, 0, -1):
        J = U @ J
        norms.append(np.linalg.norm(J, 2, axis=(1, 2)))
    return np.stack(norms[::-1], axis=1)
