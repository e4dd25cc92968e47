"""Refuses a window longer than the series."""
# loses: test-truncated-windows-last
# says: window may be above T


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2] or window > x.shape[1]:
        raise ValueError("window")
    for start in range(0, x.shape[1], window):
        yield x[:, start : start + window], y[:, start : start + window]
