def mase(actual, forecast, training, period):
    """The mean absolute scaled error (Hyndman & Koehler 2006,
    doi:10.1016/j.ijforecast.2006.03.001).

    actual, forecast: (K,), numbers. training: (n,), the series before
    the forecast, n > period. period: the length m of a season in steps,
    at least 1; the scale is the mean of |y_t - y_(t-m)| over the
    training data.
    Returns one float. Raises ValueError if actual and forecast differ
    in shape, if period is below 1, if n <= period, or if the scale is
    0.
    """
    ### BEGIN SOLUTION
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("actual and forecast should have the same shape.")
    if period < 1 or len(training) <= period:
        raise ValueError("period should be at least 1, and the training data longer than a period.")
    scale = np.mean(np.abs(training[period:] - training[:-period]))
    if scale == 0:
        raise ValueError("the training data repeat themselves exactly: the scale is 0.")
    return np.mean(np.abs(actual - forecast)) / scale
    ### END SOLUTION
