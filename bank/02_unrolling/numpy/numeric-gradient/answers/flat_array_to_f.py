"""Gives f the array as one long row."""
# loses: test-numeric-gradient-values, test-numeric-gradient-views
# says: call it with the whole array


def numeric_gradient(f, array, eps):
    if array.dtype != np.float64:
        raise ValueError("float64 only")
    flat = array.flatten()
    gradient = np.zeros(array.size)
    for i in range(array.size):
        nudge = np.zeros(array.size)
        nudge[i] = eps
        gradient[i] = (f(flat + nudge) - f(flat - nudge)) / (2 * eps)
    return gradient.reshape(array.shape)
