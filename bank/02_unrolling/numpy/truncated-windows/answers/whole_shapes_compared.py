"""Compares the whole shapes: D is asked of y too."""
# loses: test-truncated-windows-last, test-truncated-windows-windows
# says: fails with ValueError: shapes


def truncated_windows(x, y, window):
    if window < 1 or x.shape != y.shape:
        raise ValueError("shapes")
    for start in range(0, x.shape[1], window):
        yield x[:, start : start + window], y[:, start : start + window]
