def unrolled_forward(x, h0, W, U, b):
    """All hidden states of a plain recurrent network, with one copy of
    the step in the graph for each time step.

    x: (B, T, D). h0: (B, H), the state before the first step.
    W: (D, H). U: (H, H). b: (H,). T >= 1. All are tensors of one float
    dtype.
    Returns the states h_1 ... h_T, (B, T, H), a tensor of the same
    dtype.
    Raises ValueError if T is not known when the graph is made.
    """
    ### BEGIN SOLUTION
    T = x.shape[1]
    if T is None:
        raise ValueError("T must be known to unroll the loop: give x a fixed length, or use scanned_forward")
    h_t, states = h0, []
    for t in range(T):
        h_t = tf.tanh(x[:, t] @ W + h_t @ U + b)
        states.append(h_t)
    return tf.stack(states, axis=1)
    ### END SOLUTION
