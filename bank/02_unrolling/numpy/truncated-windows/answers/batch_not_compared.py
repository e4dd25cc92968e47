"""Compares the lengths in time only."""
# loses: test-truncated-windows-lengths
# says: accepts x of 4 examples and y of 3


def truncated_windows(x, y, window):
    if window < 1 or x.shape[1] != y.shape[1]:
        raise ValueError("window or lengths")
    T = x.shape[1]
    for start in range(0, T, window):
        yield x[:, start : start + window], y[:, start : start + window]
