"""With array.flat, which writes through to a view."""
# loses: nothing


def numeric_gradient(f, array, eps):
    if not array.dtype == float:
        raise ValueError("only float64")
    gradient = np.empty(array.shape)
    for i, saved in enumerate(array.copy().flat):
        array.flat[i] = saved + eps
        gradient.flat[i] = f(array) / (2 * eps)
        array.flat[i] = saved - eps
        gradient.flat[i] -= f(array) / (2 * eps)
        array.flat[i] = saved
    return gradient
