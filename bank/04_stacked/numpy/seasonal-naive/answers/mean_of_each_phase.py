"""The mean over all seasons, counted from the start."""
# loses: test-seasonal-naive-season, test-seasonal-naive-beyond, test-seasonal-naive-dtype
# says: this is the mean over all seasons, counted from the start; repeat the last one only.


def seasonal_naive(series, period, horizon):
    n = len(series)
    if period < 1 or horizon < 1 or n < period:
        raise ValueError("does not fit")
    return np.array([series[k % period :: period].mean() for k in range(horizon)])
