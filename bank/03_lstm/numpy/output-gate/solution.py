def output_gate(x_t, h_prev, W, U, b):
    """How much of each number in memory to show:
    o_t = sigmoid(x_t W + h_prev U + b), with the output gate's own
    weights.

    x_t: (B, D). h_prev: (B, H). W: (D, H). U: (H, H). b: (H,). All of
    one float dtype.
    Returns o_t, (B, H), of the same dtype, each entry in 0..1.
    """
    ### BEGIN SOLUTION
    return sigmoid(x_t @ W + h_prev @ U + b)
    ### END SOLUTION
