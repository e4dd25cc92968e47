def candidate(x_t, h_prev, W, U, b):
    """What could be written to the cell state:
    c_tilde = tanh(x_t W + h_prev U + b), with the candidate's own
    weights.

    x_t: (B, D). h_prev: (B, H). W: (D, H). U: (H, H). b: (H,). All of
    one float dtype.
    Returns c_tilde, (B, H), of the same dtype, each entry in -1..1.
    """
    ### BEGIN SOLUTION
    return np.tanh(x_t @ W + h_prev @ U + b)
    ### END SOLUTION
