"""`is not` where != is meant: a dtype is never the class np.float64."""
# loses: test-numeric-gradient-dtype, test-numeric-gradient-restored, test-numeric-gradient-values, test-numeric-gradient-views
# says: == compares dtypes, and `is` does not


def numeric_gradient(f, array, eps):
    if array.dtype is not np.float64:
        raise ValueError("float64 only")
    gradient = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        saved = array[index]
        array[index] = saved + eps
        above = f(array)
        array[index] = saved - eps
        below = f(array)
        array[index] = saved
        gradient[index] = (above - below) / (2 * eps)
    return gradient
