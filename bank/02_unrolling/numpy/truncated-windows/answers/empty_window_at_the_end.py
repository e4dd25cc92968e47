"""Yields an empty window when T is a multiple of the window."""
# loses: test-truncated-windows-windows
# says: it should be 7 alone


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or shapes")
    T = x.shape[1]
    for k in range(T // window + 1):
        start = k * window
        yield x[:, start : start + window], y[:, start : start + window]
