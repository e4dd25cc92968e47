"""Fills the last window up with zeros."""
# loses: test-truncated-windows-last
# says: as long as the others


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or shapes")
    T = x.shape[1]
    for start in range(0, T, window):
        a, b = x[:, start : start + window], y[:, start : start + window]
        missing = window - a.shape[1]
        if missing:
            a = np.concatenate([a, np.zeros((len(a), missing) + a.shape[2:])], axis=1)
            b = np.concatenate([b, np.zeros((len(b), missing) + b.shape[2:])], axis=1)
        yield a, b
