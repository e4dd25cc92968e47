"""np.array_split makes windows of nearly the same length."""
# loses: test-truncated-windows-last
# says: made equally long


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or shapes")
    parts = -(-x.shape[1] // window)
    yield from zip(np.array_split(x, parts, axis=1), np.array_split(y, parts, axis=1))
