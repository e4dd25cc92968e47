def state_jacobian_norms(states, U):
    """How far a nudge of each state moves the last state: the spectral
    norms of d h_T / d h_t (Pascanu et al. 2013).

    states: (B, T, H), h_1 ... h_T of a tanh network with recurrent
    kernel U, T >= 1. U: (H, H). Both of one float dtype.
    Returns norms, (B, T), of that dtype: norms[b, t] is the largest
    singular value of the (H, H) Jacobian of states[b, T - 1] with
    respect to states[b, t]. The last one, norms[:, T - 1], is 1.
    """
    ### BEGIN SOLUTION
    B, T, H = states.shape
    jacobian = np.tile(
        np.eye(H, dtype=states.dtype), (B, 1, 1)
    )  # (B, H, H): the last state moves as far as itself
    norms = [np.ones(B, dtype=states.dtype)]
    for t in reversed(range(1, T)):
        # In row form one step is U with each column times the slope of its unit.
        jacobian = (U * (1 - states[:, t, None] ** 2)) @ jacobian
        norms.append(np.linalg.norm(jacobian, 2, axis=(1, 2)))
    return np.stack(norms[::-1], axis=1)
    ### END SOLUTION
