"""Goes on at the start when the series ends."""
# loses: test-sliding-windows-count, test-sliding-windows-leak
# says: a window for every step


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon + 1
    if lookback < 1 or horizon < 1 or N < 1:
        raise ValueError("too short")
    N = len(series)
    k = np.arange(N)[:, None]
    inputs = series[(k + np.arange(lookback)) % N]
    targets = series[(k + lookback + np.arange(horizon)) % N]
    return inputs, targets
