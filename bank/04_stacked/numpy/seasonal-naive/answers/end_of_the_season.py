"""The last numbers, as many as are asked for."""
# loses: test-seasonal-naive-season
# says: these are the last numbers of the series; the season starts period steps before the end.


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    season = series[-min(horizon, period) :]
    return np.resize(season, horizon)
