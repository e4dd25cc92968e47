"""Cuts the first axis."""
# loses: test-truncated-windows-windows, test-truncated-windows-last
# says: not the batch


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or shapes")
    for start in range(0, len(x), window):
        yield x[start : start + window], y[start : start + window]
