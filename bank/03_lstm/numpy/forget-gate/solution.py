def forget_gate(x_t, h_prev, W, U, b):
    """How much of each number in the cell state to keep:
    f_t = sigmoid(x_t W + h_prev U + b).

    x_t: (B, D). h_prev: (B, H). W: (D, H). U: (H, H). b: (H,). All of
    one float dtype.
    Returns f_t, (B, H), of the same dtype, each entry in 0..1. (Gers,
    Schmidhuber & Cummins 2000, doi:10.1162/089976600300015015; the cell
    of 1997 had no forget gate.)
    """
    ### BEGIN SOLUTION
    return sigmoid(x_t @ W + h_prev @ U + b)
    ### END SOLUTION
