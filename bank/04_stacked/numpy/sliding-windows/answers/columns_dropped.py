"""Only the first column."""
# loses: test-sliding-windows-columns
# says: they should be (3, 3, 2)


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon + 1
    if lookback < 1 or horizon < 1 or N < 1:
        raise ValueError("too short")
    series = series.reshape(len(series), -1)[:, 0]
    inputs = np.stack([series[k : k + lookback] for k in range(N)])
    targets = np.stack([series[k + lookback : k + lookback + horizon] for k in range(N)])
    return inputs, targets
