"""np.lib.stride_tricks without an axis."""
# loses: test-sliding-windows-columns
# says: sliding_windows fails for a series of two columns


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon + 1
    if lookback < 1 or horizon < 1 or N < 1:
        raise ValueError("too short")
    windows = np.lib.stride_tricks.sliding_window_view(series, lookback + horizon)
    return windows[:, :lookback].copy(), windows[:, lookback:].copy()
