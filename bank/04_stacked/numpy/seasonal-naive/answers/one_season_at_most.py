"""Cuts the last season: a longer horizon gets too few numbers."""
# loses: test-seasonal-naive-beyond
# says: repeat the season until there are 10


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    return series[n - period :][:horizon]
