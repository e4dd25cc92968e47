# Hidden test (1 point): up to one season ahead the forecast is the last season.
def assert_seasonal(rng, n, period, horizon):
    """Compare the forecast with one that walks back whole periods until it meets a known number."""
    series, right = rng.normal(size=n), []
    for k in range(n, n + horizon):
        while k >= n:
            k -= period
        right.append(series[k])
    got = np.asarray(seasonal_naive(series.copy(), period, horizon))
    assert got.shape == (horizon,), (
        f"seasonal_naive gives shape {got.shape} for n, period, horizon = {n, period, horizon}."
    )
    assert np.array_equal(got, right), (
        f"seasonal_naive is wrong for n, period, horizon = {n, period, horizon}."
    )


def test_seasonal_one(rng):
    for sizes in [(7, 3, 3), (7, 3, 2), (4, 4, 4), (11, 5, 1), (30, 12, 7)]:
        assert_seasonal(rng, *sizes)


test_seasonal_one(fresh("test_seasonal_one"))
