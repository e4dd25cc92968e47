def hidden_state(o_t, c_t):
    """What a step shows of its memory: h_t = o_t * tanh(c_t), entry by
    entry.

    o_t: output gate. c_t: cell state after the step. Both (B, H), of
    one float dtype.
    Returns h_t, (B, H), of the same dtype.
    """
    ### BEGIN SOLUTION
    return o_t * np.tanh(c_t)
    ### END SOLUTION
