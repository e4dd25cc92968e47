"""The targets start one step late, so that there is one window less."""
# loses: test-sliding-windows-values, test-sliding-windows-count, test-sliding-windows-columns
# says: left out between inputs and targets


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon
    if lookback < 1 or horizon < 1 or N < 1:
        raise ValueError("too short")
    inputs = np.stack([series[k : k + lookback] for k in range(N)])
    targets = np.stack([series[k + lookback + 1 : k + lookback + 1 + horizon] for k in range(N)])
    return inputs, targets
