"""Forgets the return."""
# loses: test-numeric-gradient-values, test-numeric-gradient-views, test-numeric-gradient-dtype
# says: numeric_gradient returns None: is `return` missing


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
        gradient[index] = (above - below) / (2 * eps)
