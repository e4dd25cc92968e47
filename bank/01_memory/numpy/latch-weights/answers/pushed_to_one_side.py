"""A bias so large that both inputs end at the same side."""
# loses: test-latch-weights-memory
# says: b pushing the state


def latch_weights():
    return np.array([[1.0]]), np.array([[2.0]]), np.array([2.0])
