"""Gives float32, as a network wants it."""
# loses: test-sliding-windows-values, test-sliding-windows-columns, test-sliding-windows-dtype
# says: should stay float64


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon + 1
    if lookback < 1 or horizon < 1 or N < 1:
        raise ValueError("too short")
    inputs = np.array([series[k : k + lookback] for k in range(N)])
    targets = np.array([series[k + lookback : k + lookback + horizon] for k in range(N)])
    return inputs.astype(np.float32), targets.astype(np.float32)
