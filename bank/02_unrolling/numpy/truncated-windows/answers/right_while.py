"""A while loop that runs until nothing is left."""
# loses: nothing


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or shapes")
    while x.shape[1]:
        yield x[:, :window], y[:, :window]
        x, y = x[:, window:], y[:, window:]
