"""Only the number at the end of the horizon."""
# loses: test-sliding-windows-values, test-sliding-windows-columns
# says: targets have shape


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon + 1
    if lookback < 1 or horizon < 1 or N < 1:
        raise ValueError("too short")
    inputs = np.stack([series[k : k + lookback] for k in range(N)])
    targets = np.stack([series[k + lookback : k + lookback + horizon] for k in range(N)])
    return inputs, targets[:, -1]
