def update_cell(f_t, c_prev, i_t, c_tilde):
    """The cell state after a step: c_t = f_t * c_prev + i_t * c_tilde,
    entry by entry.

    f_t: forget gate. c_prev: cell state before. i_t: input gate.
    c_tilde: candidate. All (B, H), of one float dtype.
    Returns c_t, (B, H), of the same dtype.
    """
    ### BEGIN SOLUTION
    return f_t * c_prev + i_t * c_tilde
    ### END SOLUTION
