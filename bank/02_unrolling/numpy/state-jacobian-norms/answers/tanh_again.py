"""Takes the tanh of states, which are a tanh already."""
# loses: test-state-jacobian-norms-values, test-state-jacobian-norms-long
# says: the states are already the tanh; the slope is 1 - h**2.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    J = np.tile(np.eye(H, dtype=states.dtype), (B, 1, 1))
    norms = [np.linalg.norm(J, 2, axis=(1, 2))]
    for t in range(T - 1, 0, -1):
        J = (U * (1 - np.tanh(states[:, t, None]) ** 2)) @ J
        norms.append(np.linalg.norm(J, 2, axis=(1, 2)))
    return np.stack(norms[::-1], axis=1)
