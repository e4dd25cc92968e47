# Hidden test (1 point): mase leaves its arguments alone, and takes whole numbers as well.
def test_mase_arguments(rng):
    for dtype in (np.float64, np.int64):
        given = [rng.integers(-50, 50, size=k).astype(dtype) for k in (4, 4, 9)]
        given = [a + 200 * np.arange(len(a), dtype=dtype) for a in given]  # never the same number twice
        before = [a.copy() for a in given]
        mase(*given, 2)
        assert all(map(np.array_equal, given, before)), "mase changes an argument."


with_correct(test_mase_arguments)
