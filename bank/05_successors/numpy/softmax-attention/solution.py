def softmax_attention(q, k, v, mask):
    """What each query finds, a weighted mean of the values it may see.

    q: (B, Q, K). k: (B, T, K). v: (B, T, V). All of one float dtype.
    mask: (B, Q, T), of bools: True where query i may look at key j.
    Each row has one True at least. Scores may be as large as 1e4 and as
    small as -1e4.
    Returns y (B, Q, V), of the same dtype.
    """
    ### BEGIN SOLUTION
    scores = q @ k.swapaxes(1, 2) / k.shape[-1] ** 0.5
    scores = np.where(mask, scores, -np.inf)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = weights / weights.sum(axis=-1, keepdims=True)
    return weights @ v
    ### END SOLUTION
