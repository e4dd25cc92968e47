"""The output gate and the recurrent kernel are used too, and do no harm."""
# loses: nothing


def latch_lstm():
    W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.zeros(4)
    W[0, 2] = 1.5
    W[1, 0], b[0] = 25.0, -13.0
    W[1, 1], b[1] = -24.0, 12.0
    W[1, 3], b[3] = -3.0, 4.0
    U[0, 1], U[0, 2] = 1.0, 0.2
    return W, U, b
