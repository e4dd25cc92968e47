"""Fills arrays of zeros."""
# loses: test-sliding-windows-dtype
# says: float32 should stay float32


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon + 1
    if lookback < 1 or horizon < 1 or N < 1:
        raise ValueError("too short")
    inputs = np.zeros((N, lookback, *series.shape[1:]))
    targets = np.zeros((N, horizon, *series.shape[1:]))
    for k in range(N):
        inputs[k] = series[k : k + lookback]
        targets[k] = series[k + lookback : k + lookback + horizon]
    return inputs, targets
