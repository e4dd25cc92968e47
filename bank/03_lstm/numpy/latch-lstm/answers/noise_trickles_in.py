"""An input gate of 0.008 without the flag: too much in some sequences."""
# loses: test-latch-lstm-memory
# says: noise gets in


def latch_lstm():
    W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.zeros(4)
    W[0, 2] = 2.0
    W[1, 0], b[0] = 20.0, -4.8
    W[1, 1], b[1] = -20.0, 10.0
    return W, U, b
