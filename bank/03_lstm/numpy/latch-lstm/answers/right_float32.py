"""In float32, in one line."""
# loses: nothing


def latch_lstm():
    W = np.array([[0, 0, 3, 0], [24, -24, 0, 0]], "float32")
    return W, np.zeros((1, 4), "float32"), np.array([-12, 12, 0, 0], "float32")
