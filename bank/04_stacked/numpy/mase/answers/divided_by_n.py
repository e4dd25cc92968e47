"""Divides the scale by n."""
# loses: test-mase-values, test-mase-one
# says: the scale is divided by n; there are n - period differences.


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.sum(np.abs(training[period:] - training[:-period])) / len(training)
    if scale == 0:
        raise ValueError("scale 0")
    error = np.mean(np.abs(actual - forecast))
    return error / scale
