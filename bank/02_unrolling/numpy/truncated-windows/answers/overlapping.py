"""A new window at every step."""
# loses: test-truncated-windows-windows, test-truncated-windows-last
# says: the windows overlap


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or shapes")
    T = x.shape[1]
    for start in range(0, max(T - window, 0) + 1):
        yield x[:, start : start + window], y[:, start : start + window]
