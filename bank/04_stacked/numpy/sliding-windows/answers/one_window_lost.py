"""Forgets the + 1."""
# loses: test-sliding-windows-count
# says: sliding_windows


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon
    if lookback < 1 or horizon < 1 or N < 0:
        raise ValueError("too short")
    inputs = np.array([series[k : k + lookback] for k in range(N)])
    targets = np.array([series[k + lookback : k + lookback + horizon] for k in range(N)])
    return inputs, targets
