"""The flag shuts the input gate instead of opening it."""
# loses: test-latch-lstm-memory, test-latch-lstm-rewrite
# says: after the first step c is


def latch_lstm():
    W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.zeros(4)
    W[0, 2] = 2.0
    W[1, 0], b[0] = -20.0, 10.0
    W[1, 1], b[1] = -20.0, 10.0
    return W, U, b
