"""Goes down by eps from above, so back to the entry itself, and divides by 2 eps."""
# loses: test-numeric-gradient-values, test-numeric-gradient-restored, test-numeric-gradient-views
# says: after the nudge up, the entry goes down by eps only, to where it was; it should go to a - eps.


def numeric_gradient(f, array, eps):
    if array.dtype != np.float64:
        raise ValueError("float64 only")
    gradient = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        array[index] += eps
        above = f(array)
        array[index] -= eps
        below = f(array)
        gradient[index] = (above - below) / (2 * eps)
    return gradient
