"""Large weights: the state saturates."""
# loses: nothing


def latch_weights():
    return np.array([[20.0]]), np.array([[10.0]]), np.array([0.0])
