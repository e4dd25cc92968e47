"""Leaves each entry at a - eps while it goes on to the next."""
# loses: test-numeric-gradient-values, test-numeric-gradient-restored
# says: an entry stays nudged while the next ones are worked out; put it back first.


def numeric_gradient(f, array, eps):
    if array.dtype != np.float64:
        raise ValueError("float64 only")
    gradient = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        array[index] += eps
        above = f(array)
        array[index] -= 2 * eps
        below = f(array)
        gradient[index] = (above - below) / (2 * eps)
    return gradient
