"""Cuts from the end, so that the short window comes first."""
# loses: test-truncated-windows-last
# says: the short window comes first


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or shapes")
    T = x.shape[1]
    stops = list(range(T, 0, -window))[::-1]
    for stop in stops:
        start = max(stop - window, 0)
        yield x[:, start:stop], y[:, start:stop]
