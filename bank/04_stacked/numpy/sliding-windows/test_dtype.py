# Hidden test (1 point): sliding_windows keeps the dtype of the series, and leaves it alone.
def test_windows_dtype(rng):
    for dtype in (np.float32, np.float64, np.int64):
        series = (100 * rng.normal(size=12)).astype(dtype)
        before = series.copy()
        for name, got in zip(("inputs", "targets"), sliding_windows(series, 4, 3)):
            assert isinstance(got, np.ndarray), (
                f"sliding_windows: {name} are a {type(got).__name__}, not an array."
            )
            assert got.dtype == dtype, (
                f"sliding_windows: {name} are {got.dtype} for a series of {np.dtype(dtype)}."
            )
        assert np.array_equal(series, before), "sliding_windows changes the series."


test_windows_dtype(fresh("test_windows_dtype"))
