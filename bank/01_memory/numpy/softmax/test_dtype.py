# Hidden test (1 point): softmax keeps the dtype of z, and leaves z alone.
def test_softmax_dtype(rng):
    for dtype in (np.float32, np.float64):
        z = rng.normal(size=(3, 4)).astype(dtype)
        before = z.copy()
        got = softmax(z).dtype
        assert got == dtype, f"softmax gives {got} for scores of {np.dtype(dtype)}."
        assert np.array_equal(z, before), "softmax changes its argument."


test_softmax_dtype(fresh("test_softmax_dtype"))
