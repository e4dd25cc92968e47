# Hidden test (1 point): sigmoid keeps the dtype of z, and leaves z alone.
def test_sigmoid_dtype(rng):
    for dtype in (np.float32, np.float64):
        z = rng.normal(size=(3, 4)).astype(dtype)
        before = z.copy()
        got = sigmoid(z).dtype
        assert got == dtype, f"sigmoid gives {got} for numbers of {np.dtype(dtype)}."
        assert np.array_equal(z, before), "sigmoid changes its argument."


test_sigmoid_dtype(fresh("test_sigmoid_dtype"))
