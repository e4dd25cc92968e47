"""The last state is said not to depend on itself."""
# loses: test-state-jacobian-norms-long, test-state-jacobian-norms-values
# says: the last entry is 0; the last state moves as far as itself, so it is 1.


def state_jacobian_norms(states, U):
    B, T, H = states.shape
    jacobian = np.tile(
        np.eye(H, dtype=states.dtype), (B, 1, 1)
    )  # (B, H, H): the last state moves as far as itself
    norms = [np.zeros(B, dtype=states.dtype)]
    for t in reversed(range(1, T)):
        # In row form one step is U with each column times the slope of its unit.
        jacobian = (U * (1 - states[:, t, None] ** 2)) @ jacobian
        norms.append(np.linalg.norm(jacobian, 2, axis=(1, 2)))
    return np.stack(norms[::-1], axis=1)
