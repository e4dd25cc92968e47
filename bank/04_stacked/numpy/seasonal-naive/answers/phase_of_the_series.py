"""Counts the season from the start of the series."""
# loses: test-seasonal-naive-season, test-seasonal-naive-beyond
# says: the season is counted from the start of the series; count back from its end.


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    return series[n - period + (n + np.arange(horizon)) % period]
