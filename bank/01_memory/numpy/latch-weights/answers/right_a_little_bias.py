"""A bias that is too small to push the state over."""
# loses: nothing


def latch_weights():
    return np.array([[3.0]]), np.array([[3.0]]), np.array([0.2])
