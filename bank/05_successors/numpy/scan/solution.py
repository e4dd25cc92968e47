def scan(a, b):
    """All states of h_t = a_t h_(t-1) + b_t, from h_0 = 0, in log2(T)
    rounds.

    a, b: (B, T, H), of one float dtype. T >= 1. Factors may be 0 or
    negative.
    Returns the states (B, T, H), of the same dtype.
    """
    ### BEGIN SOLUTION
    a, b = a.copy(), b.copy()
    jump = 1
    while jump < a.shape[1]:
        b[:, jump:] = a[:, jump:] * b[:, :-jump] + b[:, jump:]
        a[:, jump:] = a[:, jump:] * a[:, :-jump]
        jump = 2 * jump
    return b
    ### END SOLUTION
