"""Cuts x and y of different lengths without a word."""
# loses: test-truncated-windows-lengths
# says: accepts x and y of different lengths


def truncated_windows(x, y, window):
    if window < 1:
        raise ValueError("window")
    T = x.shape[1]
    for start in range(0, T, window):
        yield x[:, start : start + window], y[:, start : start + window]
