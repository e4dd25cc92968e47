"""Walks over rows: array[i] is a view, so what is saved moves along."""
# loses: test-numeric-gradient-restored, test-numeric-gradient-values, test-numeric-gradient-views
# says: each nudge moves a whole row, and array[i] is a view that moves along; nudge single entries, and save numbers.


def numeric_gradient(f, array, eps):
    if array.dtype != np.float64:
        raise ValueError("float64 only")
    gradient = np.zeros_like(array)
    for i in range(len(array)):
        saved = array[i]
        array[i] = saved + eps
        above = f(array)
        array[i] = saved - eps
        below = f(array)
        array[i] = saved
        gradient[i] = (above - below) / (2 * eps)
    return gradient
