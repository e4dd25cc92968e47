"""One nudge upwards only: a forward difference."""
# loses: test-numeric-gradient-values
# says: this is (f(a + eps) - f(a)) / eps, a forward difference; nudge the entry both ways.


def numeric_gradient(f, array, eps):
    if array.dtype != np.float64:
        raise ValueError("float64 only")
    gradient = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        saved = array[index]
        before = f(array)
        array[index] = saved + eps
        gradient[index] = (f(array) - before) / eps
        array[index] = saved
    return gradient
