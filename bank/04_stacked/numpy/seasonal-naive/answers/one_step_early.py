"""Starts a step early."""
# loses: test-seasonal-naive-season, test-seasonal-naive-beyond
# says: it is a step too early: the first forecast is series[n - period].


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    return series[n - period - 1 + np.arange(horizon) % period]
