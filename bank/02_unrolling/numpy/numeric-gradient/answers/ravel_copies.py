"""Nudges array.ravel(), which is a copy of a transposed array: f never sees it."""
# loses: test-numeric-gradient-views
# says: make a copy of it


def numeric_gradient(f, array, eps):
    if array.dtype != np.float64:
        raise ValueError("float64 only")
    flat = array.ravel()
    gradient = np.zeros(array.size)
    for i in range(array.size):
        saved = flat[i]
        flat[i] = saved + eps
        above = f(array)
        flat[i] = saved - eps
        below = f(array)
        flat[i] = saved
        gradient[i] = (above - below) / (2 * eps)
    return gradient.reshape(array.shape)
