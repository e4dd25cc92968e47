"""Two loops, over rows and columns."""
# loses: test-numeric-gradient-values
# says: array has any number of axes


def numeric_gradient(f, array, eps):
    if array.dtype != np.float64:
        raise ValueError("float64 only")
    gradient = np.zeros_like(array)
    for i in range(array.shape[0]):
        for j in range(array.shape[1]):
            saved = array[i, j]
            array[i, j] = saved + eps
            above = f(array)
            array[i, j] = saved - eps
            below = f(array)
            array[i, j] = saved
            gradient[i, j] = (above - below) / (2 * eps)
    return gradient
