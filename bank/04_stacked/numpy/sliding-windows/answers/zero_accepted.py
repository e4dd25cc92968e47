"""Only checks the length."""
# loses: test-sliding-windows-error
# says: lookback 0, horizon 2


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon + 1
    if N < 1:
        raise ValueError("too short")
    inputs = np.stack([series[k : k + lookback] for k in range(N)])
    targets = np.stack([series[k + lookback : k + lookback + horizon] for k in range(N)])
    return inputs, targets
