"""One view, cut in two."""
# loses: nothing


def sliding_windows(series, lookback, horizon):
    if min(lookback, horizon) < 1 or len(series) < lookback + horizon:
        raise ValueError
    view = np.lib.stride_tricks.sliding_window_view(series, lookback + horizon, axis=0)
    view = np.moveaxis(view, -1, 1)
    return view[:, :lookback], view[:, lookback:]
