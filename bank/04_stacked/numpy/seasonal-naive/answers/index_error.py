"""No modulo: the index runs past the end."""
# loses: test-seasonal-naive-beyond, test-seasonal-naive-dtype
# says: Repeat the season


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    return series[n - period + np.arange(horizon)]
