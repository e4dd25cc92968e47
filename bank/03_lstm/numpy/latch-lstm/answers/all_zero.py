"""Nothing is chosen: every gate is half open, and the candidate is 0."""
# loses: test-latch-lstm-memory, test-latch-lstm-rewrite
# says: for both bits


def latch_lstm():
    return np.zeros((2, 4)), np.zeros((1, 4)), np.zeros(4)
