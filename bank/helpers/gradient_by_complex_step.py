def gradient_by_complex_step(f, array):
    """The gradient of f at a float64 array, exact to rounding: Im f(a + i s) / s with a tiny s. f takes complex arrays."""
    gradient = np.zeros(array.shape)
    for index in np.ndindex(array.shape):
        moved = array.astype(complex)
        moved[index] += 1e-30j
        gradient[index] = f(moved).imag / 1e-30
    return gradient
