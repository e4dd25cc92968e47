def rnn_step(x_t, h_prev, W, U, b):
    """One step of a plain recurrent network:
    h_t = tanh(x_t W + h_prev U + b).

    x_t: (B, D). h_prev: (B, H). W: (D, H). U: (H, H). b: (H,). All of
    one float dtype.
    Returns h_t, (B, H), of the same dtype.
    """
    ### BEGIN SOLUTION
    return np.tanh(x_t @ W + h_prev @ U + b)
    ### END SOLUTION
