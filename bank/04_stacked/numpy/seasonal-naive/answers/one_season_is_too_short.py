"""Refuses a series of one season."""
# loses: test-seasonal-naive-season, test-seasonal-naive-beyond
# says: One season is enough


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n <= period:
        raise ValueError("does not fit")
    return series[n - period + np.arange(horizon) % period]
