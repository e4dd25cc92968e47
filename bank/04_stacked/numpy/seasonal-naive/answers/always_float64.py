"""Fills an array of zeros."""
# loses: test-seasonal-naive-dtype
# says: gives float64


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    out = np.zeros(horizon)
    for k in range(horizon):
        out[k] = series[n - period + k % period]
    return out
