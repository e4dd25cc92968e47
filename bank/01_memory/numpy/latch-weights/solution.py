def latch_weights():
    """Weights with which one tanh unit remembers the sign of its first
    input, starting from h0 = 0.

    Returns W (1, 1), U (1, 1) and b (1,), NumPy arrays.
    """
    ### BEGIN SOLUTION
    # tanh(2 h) = h at h = 0, which pushes away, and at h = 0.96 and -0.96, which attract.
    return np.array([[1.0]]), np.array([[2.0]]), np.array([0.0])
    ### END SOLUTION
