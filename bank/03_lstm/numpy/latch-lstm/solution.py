def latch_lstm():
    """Weights with which the cell state of one LSTM unit holds the last
    bit that came with a flag.

    Input 0 is the bit or noise, input 1 is the flag. The blocks are
    packed i, f, c, o.
    Returns a tuple W (2, 4), U (1, 4), b (4,), NumPy arrays of floats.
    """
    ### BEGIN SOLUTION
    W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.zeros(4)
    W[0, 2] = 2.0  # the candidate is what is heard
    W[1, 0] = 20.0  # the flag opens the input gate,
    b[0] = -10.0  # which is shut without it
    W[1, 1] = -20.0  # the flag shuts the forget gate,
    b[1] = 10.0  # which is open without it: sigmoid(10) ** 1000 is 0.96
    return W, U, b
    ### END SOLUTION
