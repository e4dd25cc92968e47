"""With the rows of an identity matrix as nudges."""
# loses: nothing


def numeric_gradient(f, array, eps):
    if array.dtype != np.float64:
        raise ValueError("float64 only")
    nudges = eps * np.eye(array.size).reshape((array.size,) + array.shape)
    slopes = [(f(array + nudge) - f(array - nudge)) / (2 * eps) for nudge in nudges]
    return np.array(slopes).reshape(array.shape)
