"""A table of indices."""
# loses: nothing


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon + 1
    if lookback < 1 or horizon < 1 or N < 1:
        raise ValueError("too short")
    k = np.arange(N)[:, None]
    return series[k + np.arange(lookback)], series[k + np.arange(lookback, lookback + horizon)]
