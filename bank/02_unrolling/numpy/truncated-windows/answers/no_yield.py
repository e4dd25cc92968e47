"""Makes the windows, and neither yields nor returns them."""
# loses: test-truncated-windows-last, test-truncated-windows-windows
# says: It yields pairs


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or lengths")
    pairs = []
    for start in range(0, x.shape[1], window):
        pairs.append((x[:, start : start + window], y[:, start : start + window]))
