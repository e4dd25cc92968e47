"""Starts a step late in the season."""
# loses: test-seasonal-naive-season, test-seasonal-naive-beyond
# says: it is a step too late in the season: the first forecast is series[n - period].


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    return series[n - period + (np.arange(horizon) + 1) % period]
