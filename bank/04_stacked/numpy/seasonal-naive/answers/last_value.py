"""The plain naive forecast."""
# loses: test-seasonal-naive-season, test-seasonal-naive-beyond
# says: this is the last number again and again, the naive forecast; repeat the last season.


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    return np.repeat(series[-1:], horizon)
