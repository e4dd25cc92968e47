"""Adds and subtracts eps, which leaves rounding behind."""
# loses: test-numeric-gradient-restored
# says: leaves rounding


def numeric_gradient(f, array, eps):
    if array.dtype != np.float64:
        raise ValueError("float64 only")
    gradient = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        array[index] += eps
        above = f(array)
        array[index] -= 2 * eps
        below = f(array)
        array[index] += eps
        gradient[index] = (above - below) / (2 * eps)
    return gradient
