"""The first season."""
# loses: test-seasonal-naive-season, test-seasonal-naive-beyond
# says: this is the first season of the series; repeat the last one.


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    return series[np.arange(horizon) % period]
