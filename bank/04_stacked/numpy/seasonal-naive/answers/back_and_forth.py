"""Repeats the season as if in a mirror."""
# loses: test-seasonal-naive-beyond
# says: every other season runs backwards.


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    season = series[n - period :]
    both = np.concatenate([season, season[::-1]])
    return both[np.arange(horizon) % (2 * period)]
