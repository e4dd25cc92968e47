"""Adds the growth over the last season."""
# loses: test-seasonal-naive-season, test-seasonal-naive-beyond
# says: something is added for the trend; the seasonal naive forecast only repeats.


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    season = series[n - period + np.arange(horizon) % period]
    return season + (series[-1] - series[max(-1 - period, -n)])
