def fast_weights(q, k, v, S):
    """The answers of linear attention, by a matrix that is written to.

    q, k: (B, T, K). v: (B, T, V). S: (B, K, V), the matrix before the
    first step. T >= 1. All of one float dtype.
    Returns a tuple y (B, T, V), S (B, K, V): all answers, and the
    matrix after the last step, of the same dtype.
    """
    ### BEGIN SOLUTION
    y = np.empty_like(v)
    for t in range(q.shape[1]):
        S = S + k[:, t, :, None] * v[:, t, None, :]
        y[:, t] = np.einsum("bk,bkv->bv", q[:, t], S)
    return y, S
    ### END SOLUTION
