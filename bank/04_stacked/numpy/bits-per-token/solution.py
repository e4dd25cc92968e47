def bits_per_token(logits, targets):
    """The mean cross-entropy in bits: the mean over all tokens of -log2
    softmax(logits)[target].

    logits: (B, V) or (B, T, V), float32 or float64, any finite numbers
    up to 1e4 in size. targets: (B,) or (B, T), integers in 0..V-1.
    Returns one float. Nothing overflows, and no logarithm of 0 is
    taken. Raises ValueError for a target outside 0..V-1.
    """
    ### BEGIN SOLUTION
    V = logits.shape[-1]
    if np.any(targets < 0) or np.any(targets >= V):
        raise ValueError(f"each target should be at least 0 and below {V}.")
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    return -np.take_along_axis(log_p, targets[..., None], axis=-1).mean() / np.log(2)
    ### END SOLUTION
