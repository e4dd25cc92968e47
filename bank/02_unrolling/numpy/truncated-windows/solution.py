def truncated_windows(x, y, window):
    """Cut a batch of series into the windows of truncated
    backpropagation (Williams & Peng 1990).

    x: (B, T, D). y: (B, T) or (B, T, ...). window: the number of steps
    in a window, an integer >= 1, maybe above T.
    Yields pairs of windows, x (B, w, D) and y (B, w) or (B, w, ...), in
    the order of time, so that every step comes once. w is `window`, or
    less in the last pair if T is no multiple of it.
    Raises ValueError if window is below 1, or if x and y differ in B or
    T; at the latest when the first pair is asked for.
    """
    ### BEGIN SOLUTION
    if window < 1:
        raise ValueError(f"window is {window}; it should be 1 or more")
    steps = x.shape[:2]
    target_steps = y.shape[:2]
    if steps != target_steps:
        raise ValueError(f"x has (B, T) = {steps} and y has {target_steps}; they should be the same")
    for start in range(0, x.shape[1], window):
        yield x[:, start : start + window], y[:, start : start + window]
    ### END SOLUTION
