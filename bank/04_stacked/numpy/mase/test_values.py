# Hidden test (2 points): mase is right for any forecast, training data and period.
### INSERT helpers/run_with.py


def with_correct(test):
    """Run a test with a correct seasonal_naive."""

    def correct(series, period, horizon):
        return np.array([series[len(series) - period + k % period] for k in range(horizon)])

    run_with(test, seasonal_naive=correct)


def training_data(rng, n, period):
    """A series whose seasonal differences are large, and of both signs if it has three seasons."""
    t = np.arange(n)
    return 20 + t + 10 * (-1.0) ** (t // period) + rng.uniform(-4, 4, size=n)


def test_mase_values(rng):
    for n, period, K in [(2, 1, 1), (10, 1, 4), (9, 3, 5), (30, 7, 2), (13, 12, 3)]:
        training, actual = training_data(rng, n, period), rng.normal(size=K)
        # Errors of both signs, so that a lost absolute value shows.
        forecast = actual + (-1.0) ** rng.permutation(K) * rng.uniform(1, 4, size=K)
        right = sum(abs(a - f) for a, f in zip(actual, forecast)) / K
        right /= sum(abs(training[t] - training[t - period]) for t in range(period, n)) / (n - period)
        got = mase(actual.copy(), forecast.copy(), training.copy(), period)
        assert np.ndim(got) == 0, f"mase gives shape {np.shape(got)}; it should be one number."
        assert abs(got - right) < 1e-6 * (1 + right), (
            f"mase is wrong for {n} training numbers, period {period} and {K} forecasts."
        )


with_correct(test_mase_values)
