def softmax(z):
    """Probabilities from scores, over the last axis.

    z: floats, (..., V), any finite numbers up to 1e4 in size.
    Returns p, of the shape and dtype of z: positive or 0, summing to 1
    over the last axis. z is not changed.
    """
    ### BEGIN SOLUTION
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
    ### END SOLUTION
