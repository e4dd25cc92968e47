"""Windows that do not overlap."""
# loses: test-sliding-windows-values, test-sliding-windows-count, test-sliding-windows-leak, test-sliding-windows-columns
# says: the windows do not overlap


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon + 1
    if lookback < 1 or horizon < 1 or N < 1:
        raise ValueError("too short")
    starts = range(0, N, lookback + horizon)
    inputs = np.stack([series[k : k + lookback] for k in starts])
    targets = np.stack([series[k + lookback : k + lookback + horizon] for k in starts])
    return inputs, targets
