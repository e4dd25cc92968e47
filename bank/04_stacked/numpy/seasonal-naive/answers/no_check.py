"""No check of its arguments."""
# loses: test-seasonal-naive-error
# says: accepts 5 numbers, period 6


def seasonal_naive(series, period, horizon):
    return np.array([series[len(series) - period + k % period] for k in range(horizon)], series.dtype)
