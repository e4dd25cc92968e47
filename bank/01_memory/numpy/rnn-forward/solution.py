def rnn_forward(x, h0, W, U, b):
    """All hidden states of a plain recurrent network.

    x: (B, T, D). h0: (B, H), the state before the first step.
    W: (D, H). U: (H, H). b: (H,). T >= 1.
    Returns the states h_1 ... h_T, (B, T, H), of the dtype of the
    inputs.
    """
    ### BEGIN SOLUTION
    states = []
    h_t = h0
    for t in range(x.shape[1]):
        h_t = rnn_step(x[:, t], h_t, W, U, b)
        states.append(h_t)
    return np.stack(states, axis=1)
    ### END SOLUTION
