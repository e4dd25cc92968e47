def gru_forward(x, h0, W, U, b):
    """All states of a GRU, packed as in gru_step.

    x: (B, T, D). h0: (B, H), the state before the first step.
    W: (D, 3H). U: (H, 3H). b: (3H,) or (2, 3H). T >= 1. All of one
    float dtype.
    Returns states (B, T, H), h_1 ... h_T, of the same dtype.
    """
    ### BEGIN SOLUTION
    states = []
    h_t = h0
    for t in range(x.shape[1]):
        h_t = gru_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return np.stack(states, axis=1)
    ### END SOLUTION
