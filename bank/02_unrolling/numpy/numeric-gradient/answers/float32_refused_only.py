"""Refuses float32, and no other dtype."""
# loses: test-numeric-gradient-dtype
# says: accepts float16


def numeric_gradient(f, array, eps):
    if array.dtype == np.float32:
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
