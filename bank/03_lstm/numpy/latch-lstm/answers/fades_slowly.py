"""A forget bias of 7: 0.4 is left after 1,000 steps."""
# loses: test-latch-lstm-memory
# says: the memory fades


def latch_lstm():
    W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.zeros(4)
    W[0, 2] = 2.0
    W[1, 0], b[0] = 20.0, -10.0
    W[1, 1], b[1] = -17.0, 7.0
    return W, U, b
