"""Refuses a series with room for one window."""
# loses: test-sliding-windows-count
# says: One window fits exactly


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon + 1
    if lookback < 1 or horizon < 1 or N <= 1:
        raise ValueError("too short")
    inputs = np.array([series[k : k + lookback] for k in range(N)])
    targets = np.array([series[k + lookback : k + lookback + horizon] for k in range(N)])
    return inputs, targets
