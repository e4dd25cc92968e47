"""Whole seasons, cut."""
# loses: nothing


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    times = -(-horizon // period)
    return np.tile(series[-period:], times)[:horizon]
