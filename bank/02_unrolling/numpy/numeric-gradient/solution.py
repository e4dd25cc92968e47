def numeric_gradient(f, array, eps):
    """The gradient of f at an array, by central differences. Two calls
    of f for each entry: for checks only.

    f: a function of one array, of the shape of `array`, that returns a
    number.
    array: a float64 array of any shape, maybe a view. Afterwards it
    holds the same numbers, to the last bit.
    eps: the size of a nudge, a float above 0.
    Returns a float64 array of the shape of `array`.
    Raises ValueError if `array` is not float64.
    """
    ### BEGIN SOLUTION
    if array.dtype != np.float64:
        raise ValueError(
            f"a gradient check needs float64, and this array is {array.dtype}: use array.astype('float64')"
        )
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
    ### END SOLUTION
