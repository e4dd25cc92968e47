def scan_in_rounds(a, b):
    """All states of h_t = a_t h_(t-1) + b_t, from h_0 = 0, in log2(T)
    rounds.

    a, b: (B, T, H), tensors or arrays of one float dtype. T >= 1 is
    known. Factors may be 0 or negative.
    Returns the states, a tensor (B, T, H) of the same dtype. A gradient
    passes through it to a and b.
    """
    ### BEGIN SOLUTION
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    jump = 1
    while jump < b.shape[1]:
        joined = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        b = tf.concat([b[:, :jump], joined], axis=1)
        a = tf.concat([a[:, :jump], a[:, jump:] * a[:, :-jump]], axis=1)
        jump = 2 * jump
    return b
    ### END SOLUTION
