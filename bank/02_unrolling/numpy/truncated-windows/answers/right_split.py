"""With np.split at the edges."""
# loses: nothing


def truncated_windows(x, y, window):
    if window < 1 or x.shape[:2] != y.shape[:2]:
        raise ValueError("window or shapes")
    edges = range(window, x.shape[1], window)
    return zip(np.split(x, edges, axis=1), np.split(y, edges, axis=1))
