def min_lstm_factors(x, W, b):
    """What a minLSTM multiplies its state by, and what it adds.

    x: (B, T, D). W: (D, 3H). b: (3H,). The blocks are packed f, i, h.
    All of one float dtype. The sums x @ W + b of the gates may be as
    large as 1e4 and as small as -1e4.
    Returns a tuple a (B, T, H), w (B, T, H), of the same dtype, such
    that h_t = a_t h_(t-1) + w_t.
    """
    ### BEGIN SOLUTION
    z_f, z_i, h_tilde = np.split(x @ W + b, 3, axis=-1)
    log_ratio = np.logaddexp(0, -z_f) - np.logaddexp(0, -z_i)  # of i / f
    return sigmoid(-log_ratio), sigmoid(log_ratio) * h_tilde
    ### END SOLUTION
