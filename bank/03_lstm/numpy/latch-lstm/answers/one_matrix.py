"""All weights in one array."""
# loses: test-latch-lstm-shapes, test-latch-lstm-memory, test-latch-lstm-rewrite
# says: returns three arrays


def latch_lstm():
    W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.zeros(4)
    W[0, 2] = 2.0
    W[1, 0], b[0] = 20.0, -10.0
    W[1, 1], b[1] = -20.0, 10.0
    return np.concatenate([W, U, b[None]])[:, None]
