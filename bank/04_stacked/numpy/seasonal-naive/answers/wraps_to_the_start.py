"""An index that grows from negative through 0."""
# loses: test-seasonal-naive-beyond
# says: after one season it goes on with the start of the series: a negative index that reached 0.


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    return series[np.arange(horizon) % (n + period) - period]
