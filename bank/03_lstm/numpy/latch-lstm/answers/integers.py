"""Integers."""
# loses: test-latch-lstm-shapes
# says: it should hold floats


def latch_lstm():
    return np.array([[0, 0, 2, 0], [20, -20, 0, 0]]), np.zeros((1, 4), int), np.array([-10, 10, 0, 0])
