# Hidden test (1 point): seasonal_naive keeps the dtype of the series, and leaves it alone.
def test_seasonal_dtype(rng):
    for dtype in (np.float32, np.float64, np.int64):
        for horizon in (2, 5):
            series = (100 * rng.normal(size=7)).astype(dtype)
            before = series.copy()
            got = np.asarray(seasonal_naive(series, 3, horizon))
            assert got.dtype == dtype, f"seasonal_naive gives {got.dtype} for a series of {np.dtype(dtype)}."
            assert np.array_equal(series, before), "seasonal_naive changes the series."


test_seasonal_dtype(fresh("test_seasonal_dtype"))
