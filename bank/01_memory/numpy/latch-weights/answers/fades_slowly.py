"""U = 1: the state still shrinks, only more slowly, because tanh(h) is smaller than h."""
# loses: test-latch-weights-memory
# says: the memory fades


def latch_weights():
    return np.array([[1.0]]), np.array([[1.0]]), np.array([0.0])
