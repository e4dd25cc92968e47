"""A negative step makes an empty range: nothing is yielded, and nobody is told."""
# loses: test-truncated-windows-error
# says: accepts a window of -2


def truncated_windows(x, y, window):
    if x.shape[:2] != y.shape[:2]:
        raise ValueError("shapes")
    T = x.shape[1]
    for start in range(0, T, window):
        yield x[:, start : start + window], y[:, start : start + window]
