"""Whole windows only."""
# loses: test-truncated-windows-last
# says: the last, short window is dropped


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or shapes")
    T = x.shape[1]
    for start in range(0, T - window + 1, window):
        yield x[:, start : start + window], y[:, start : start + window]
