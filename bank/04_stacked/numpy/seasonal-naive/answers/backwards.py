"""Walks backwards from the end."""
# loses: test-seasonal-naive-season, test-seasonal-naive-beyond
# says: the season runs backwards.


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    return series[n - 1 - np.arange(horizon) % period]
