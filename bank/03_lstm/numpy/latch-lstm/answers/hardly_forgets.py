"""The flag shuts the forget gate only half."""
# loses: test-latch-lstm-rewrite
# says: a second bit does not replace the first


def latch_lstm():
    W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.zeros(4)
    W[0, 2] = 2.0
    W[1, 0], b[0] = 20.0, -10.0
    W[1, 1], b[1] = -10.0, 10.0
    return W, U, b
