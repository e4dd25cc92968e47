"""Asks for y of shape (B, T): several targets a step are refused."""
# loses: test-truncated-windows-windows
# says: y has B and T like x, and maybe more axes


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:-1] != y.shape:
        raise ValueError("x and y differ")
    for start in range(0, x.shape[1], window):
        yield x[:, start : start + window], y[:, start : start + window]
