"""Each window holds the first step of the next one too."""
# loses: test-truncated-windows-windows, test-truncated-windows-last
# says: one step too long


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or shapes")
    T = x.shape[1]
    for start in range(0, T, window):
        yield x[:, start : start + window + 1], y[:, start : start + window + 1]
