"""Sums in the place of means."""
# loses: test-mase-values
# says: these are sums; take the mean of the errors, and the mean of the differences.


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.sum(np.abs(training[period:] - training[:-period]))
    if scale == 0:
        raise ValueError("scale 0")
    error = np.sum(np.abs(actual - forecast))
    return error / scale
