def scanned_forward(x, h0, W, U, b):
    """All hidden states of a plain recurrent network, from a graph
    whose size does not depend on T.

    x: (B, T, D). h0: (B, H), the state before the first step.
    W: (D, H). U: (H, H). b: (H,). T >= 1. All are tensors of one float
    dtype. B and T may be unknown when the graph is made.
    Returns the states h_1 ... h_T, (B, T, H), a tensor of the same
    dtype.
    """

    ### BEGIN SOLUTION
    def step(h_prev, x_t):
        return tf.tanh(x_t @ W + h_prev @ U + b)

    states = tf.scan(step, tf.transpose(x, [1, 0, 2]), initializer=h0)
    return tf.transpose(states, [1, 0, 2])
    ### END SOLUTION
