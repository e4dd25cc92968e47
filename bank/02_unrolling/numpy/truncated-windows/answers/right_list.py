"""Makes the whole list at once."""
# loses: nothing


def truncated_windows(x, y, window):
    if window < 1:
        raise ValueError(f"window {window}")
    if x.shape[0] != y.shape[0] or x.shape[1] != y.shape[1]:
        raise ValueError(f"{x.shape} and {y.shape}")
    return [[x[:, a : a + window], y[:, a : a + window]] for a in range(0, x.shape[1], window)]
