"""Raises another error than asked."""
# loses: test-truncated-windows-error
# says: raises AssertionError


def truncated_windows(x, y, window):
    assert window >= 1, "window"
    if x.shape[:2] != y.shape[:2]:
        raise ValueError("shapes")
    T = x.shape[1]
    for start in range(0, T, window):
        yield x[:, start : start + window], y[:, start : start + window]
