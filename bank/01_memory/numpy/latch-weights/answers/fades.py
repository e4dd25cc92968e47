"""U below 1: the state shrinks at every step."""
# loses: test-latch-weights-memory
# says: the memory fades


def latch_weights():
    return np.array([[1.0]]), np.array([[0.5]]), np.array([0.0])
