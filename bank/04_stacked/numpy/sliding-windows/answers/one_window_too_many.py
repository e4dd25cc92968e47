"""A window too many: the last targets are cut short."""
# loses: test-sliding-windows-values, test-sliding-windows-count, test-sliding-windows-leak, test-sliding-windows-columns, test-sliding-windows-dtype
# says: The windows are all of one length


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon + 1
    if lookback < 1 or horizon < 1 or N < 1:
        raise ValueError("too short")
    inputs = np.array([series[k : k + lookback] for k in range(N + 1)])
    targets = np.array([series[k + lookback : k + lookback + horizon] for k in range(N + 1)])
    return inputs, targets
