"""Reshapes (B, T) into windows and batch: the steps of different examples mix."""
# loses: test-truncated-windows-windows, test-truncated-windows-last
# says: batch and time are mixed up


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or shapes")
    B, T = x.shape[:2]
    for start in range(0, T, window):
        stop = min(start + window, T)
        rows = x.reshape(T, B, -1)[start:stop].reshape(B, stop - start, -1)
        yield rows, y.reshape(T, B, -1)[start:stop].reshape((B, stop - start) + y.shape[2:])
