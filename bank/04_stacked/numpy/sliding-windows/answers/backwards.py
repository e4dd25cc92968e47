"""The targets run backwards."""
# loses: test-sliding-windows-values, test-sliding-windows-columns
# says: go backwards in time


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon + 1
    if lookback < 1 or horizon < 1 or N < 1:
        raise ValueError("too short")
    inputs = np.stack([series[k : k + lookback] for k in range(N)])
    targets = np.stack([series[k + lookback : k + lookback + horizon] for k in range(N)])
    return inputs, targets[:, ::-1]
