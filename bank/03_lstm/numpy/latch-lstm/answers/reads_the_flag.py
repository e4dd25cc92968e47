"""The candidate reads the flag, which does not say what was heard."""
# loses: test-latch-lstm-memory, test-latch-lstm-rewrite
# says: for both bits


def latch_lstm():
    W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.zeros(4)
    W[0, 2] = 2.0
    W[1, 0], b[0] = 20.0, -10.0
    W[1, 1], b[1] = -20.0, 10.0
    W[1, 2], W[0, 2] = 2.0, 0.0
    return W, U, b
