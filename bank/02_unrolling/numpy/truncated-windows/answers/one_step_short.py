"""x[:, a:b] leaves b out, and one more is taken off."""
# loses: test-truncated-windows-windows, test-truncated-windows-last
# says: one step short


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or shapes")
    T = x.shape[1]
    step = max(window - 1, 1)
    for start in range(0, T, step):
        yield x[:, start : start + step], y[:, start : start + step]
