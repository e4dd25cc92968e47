"""A small W: the state starts small and grows to its fixed point."""
# loses: nothing


def latch_weights():
    return np.array([[0.01]]), np.array([[1.5]]), np.array([0.0])
