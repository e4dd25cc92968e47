# Hidden test (1 point): sample takes float32 and float64, gives integers, and leaves the logits alone.
def test_sample_dtype(rng):
    for dtype in (np.float32, np.float64):
        for temperature in (0, 0.7, 1.0):
            logits = rng.normal(size=(60, 200)).astype(dtype)
            before = logits.copy()
            try:
                tokens = np.asarray(sample(logits, temperature, rng))
            except ValueError as error:
                raise AssertionError(
                    f"sample raises ValueError for logits of {np.dtype(dtype)}: {error}."
                ) from None
            assert np.issubdtype(tokens.dtype, np.integer), (
                f"sample gives {tokens.dtype}; tokens are integers."
            )
            assert np.array_equal(logits, before), "sample changes its logits."


test_sample_dtype(fresh("test_sample_dtype"))
