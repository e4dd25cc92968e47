"""Weights so large that the gates are 0 and 1 to the last digit."""
# loses: nothing


def latch_lstm():
    W, U, b = np.zeros((2, 4)), np.zeros((1, 4)), np.zeros(4)
    W[0, 2] = 50.0
    W[1, 0], b[0] = 400.0, -200.0
    W[1, 1], b[1] = -400.0, 200.0
    return W, U, b
