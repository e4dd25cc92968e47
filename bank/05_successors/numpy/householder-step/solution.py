def householder_step(h, k, beta):
    """Multiply each state by its Householder matrix.

    h, k: (B, n). No row of k is zero.
    beta: (B, 1). All of one float dtype.
    Returns the new states (B, n), of the same dtype.
    """
    ### BEGIN SOLUTION
    along = np.sum(k * h, axis=1, keepdims=True)
    length = np.sum(k * k, axis=1, keepdims=True)
    return h - beta * along / length * k
    ### END SOLUTION
