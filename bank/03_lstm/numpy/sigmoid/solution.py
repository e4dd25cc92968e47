def sigmoid(z):
    """The logistic function 1 / (1 + e^-z), entry by entry.

    z: floats, an array of any shape, any finite numbers up to 1e4 in
    size.
    Returns an array of the shape and dtype of z, each entry in 0..1.
    Nothing overflows on the way.
    """
    ### BEGIN SOLUTION
    return 0.5 * (1 + np.tanh(0.5 * z))
    ### END SOLUTION
