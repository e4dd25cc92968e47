"""A bias so large that both inputs end at the same side."""
# loses: test-latch-weights-memory
# says: b pushes the state to one side


def latch_weights():
    return np.array([[1.0]]), np.array([[2.0]]), np.array([2.0])
