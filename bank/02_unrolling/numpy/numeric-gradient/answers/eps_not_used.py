"""A nudge of 1e-5 whatever eps is."""
# loses: test-numeric-gradient-values
# says: the nudge is not eps, the argument, but another number.


def numeric_gradient(f, array, eps):
    if array.dtype != np.float64:
        raise ValueError("float64 only")
    gradient = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        eps = 1e-5
        saved = array[index]
        array[index] = saved + eps
        above = f(array)
        array[index] = saved - eps
        below = f(array)
        array[index] = saved
        gradient[index] = (above - below) / (2 * eps)
    return gradient
