"""Below minus above."""
# loses: test-numeric-gradient-values, test-numeric-gradient-views
# says: the sign is reversed: it is f above minus f below.


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
        gradient[index] = (below - above) / (2 * eps)
    return gradient
