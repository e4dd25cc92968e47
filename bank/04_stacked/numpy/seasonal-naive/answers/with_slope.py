"""Adds the mean slope of the series."""
# loses: test-seasonal-naive-season, test-seasonal-naive-beyond, test-seasonal-naive-dtype
# says: something is added for the trend; the seasonal naive forecast only repeats.


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    season = series[n - period + np.arange(horizon) % period]
    return season + (series[-1] - series[0]) / max(n - 1, 1) * np.arange(1, horizon + 1)
