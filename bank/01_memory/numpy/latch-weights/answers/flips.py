"""A negative U turns the sign at every step."""
# loses: test-latch-weights-memory
# says: U must be positive


def latch_weights():
    return np.array([[1.0]]), np.array([[-2.0]]), np.array([0.0])
