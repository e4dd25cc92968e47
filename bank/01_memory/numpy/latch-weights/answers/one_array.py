"""All three in one array."""
# loses: test-latch-weights-shapes
# says: return three arrays: W, U, b


def latch_weights():
    return np.array([[1.0], [2.0], [0.0]])
