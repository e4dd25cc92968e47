"""Divides by eps, though the two points are 2 eps apart."""
# loses: test-numeric-gradient-values, test-numeric-gradient-views
# says: every entry is twice as large as it should be: between the two points lies 2 * eps.


def numeric_gradient(f, array, eps):
    if array.dtype != np.float64:
        raise ValueError("float64 only")
    gradient = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        saved = array[index]
        array[index] = saved + eps
        above = f(array)
        array[index] = saved - eps
        below = f(array)
        array[index] = saved
        gradient[index] = (above - below) / eps
    return gradient
