"""A negative W: the state has the other sign than the input."""
# loses: test-latch-weights-memory
# says: W turns the sign


def latch_weights():
    return np.array([[-1.0]]), np.array([[2.0]]), np.array([0.0])
