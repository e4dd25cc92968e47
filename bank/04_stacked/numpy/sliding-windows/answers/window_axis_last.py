"""sliding_window_view puts the window behind the columns."""
# loses: test-sliding-windows-columns
# says: they should be (3, 3, 2)


def sliding_windows(series, lookback, horizon):
    N = len(series) - lookback - horizon + 1
    if lookback < 1 or horizon < 1 or N < 1:
        raise ValueError("too short")
    view = np.lib.stride_tricks.sliding_window_view(series, lookback + horizon, axis=0)
    return view[..., :lookback], view[..., lookback:]
