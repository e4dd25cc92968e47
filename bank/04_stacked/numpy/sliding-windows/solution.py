def sliding_windows(series, lookback, horizon):
    """All windows of a series and what comes right after each, in
    order, one step apart.

    series: (n,) or (n, D), any dtype. lookback, horizon: numbers of
    steps, at least 1.
    Returns a tuple of arrays of the dtype of series:
    inputs (N, lookback) or (N, lookback, D), and targets (N, horizon)
    or (N, horizon, D), with N = n - lookback - horizon + 1.
    Raises ValueError if lookback or horizon is below 1, or if the
    series is too short for one window.
    """
    ### BEGIN SOLUTION
    N = len(series) - lookback - horizon + 1
    if lookback < 1 or horizon < 1 or N < 1:
        raise ValueError("lookback and horizon should be at least 1, and fit into the series together.")
    inputs = np.stack([series[k : k + lookback] for k in range(N)])
    targets = np.stack([series[k + lookback : k + lookback + horizon] for k in range(N)])
    return inputs, targets
    ### END SOLUTION
