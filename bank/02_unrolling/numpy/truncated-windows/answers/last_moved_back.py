"""Moves the last window back until it is full, so that steps come twice."""
# loses: test-truncated-windows-last
# says: as long as the others


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or shapes")
    T = x.shape[1]
    for start in range(0, T, window):
        if start + window > T and T >= window:
            start = T - window
        yield x[:, start : start + window], y[:, start : start + window]
