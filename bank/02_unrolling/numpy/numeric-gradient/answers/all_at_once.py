"""Nudges the whole array: the same number for every entry."""
# loses: test-numeric-gradient-values, test-numeric-gradient-views
# says: all entries are nudged at once; each entry needs a nudge of its own.


def numeric_gradient(f, array, eps):
    if array.dtype != np.float64:
        raise ValueError("float64 only")
    return np.full(array.shape, (f(array + eps) - f(array - eps)) / (2 * eps))
