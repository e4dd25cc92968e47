"""Forgets to return."""
# loses: test-latch-weights-shapes, test-latch-weights-memory
# says: return three arrays: W, U, b


def latch_weights():
    W, U, b = np.array([[1.0]]), np.array([[2.0]]), np.array([0.0])
