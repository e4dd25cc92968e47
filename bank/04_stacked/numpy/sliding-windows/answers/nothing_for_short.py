"""Gives empty arrays for a short series."""
# loses: test-sliding-windows-error
# says: sliding_windows accepts 4 steps


def sliding_windows(series, lookback, horizon):
    N = max(len(series) - lookback - horizon + 1, 0)
    if lookback < 1 or horizon < 1:
        raise ValueError
    inputs = np.array([series[k : k + lookback] for k in range(N)])
    targets = np.array([series[k + lookback : k + lookback + horizon] for k in range(N)])
    return inputs, targets
