"""Yields the last window first."""
# loses: test-truncated-windows-windows, test-truncated-windows-last
# says: windows of 3 steps out of 7 have lengths (1, 3, 3)


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or shapes")
    T = x.shape[1]
    for start in reversed(range(0, T, window)):
        yield x[:, start : start + window], y[:, start : start + window]
