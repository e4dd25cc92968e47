"""Writes the forecast into the series."""
# loses: test-seasonal-naive-dtype
# says: changes series


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    season = series[n - period :].copy()
    if horizon <= n:
        series[:horizon] = np.resize(season, horizon)
    return np.resize(season, horizon)
