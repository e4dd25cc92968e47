"""The absolute value of the mean, in the scale."""
# loses: test-mase-values, test-mase-one
# says: differences of different signs cancel in the scale; take absolute values before the mean.


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.abs(np.mean(training[period:] - training[:-period]))
    if scale == 0:
        raise ValueError("scale 0")
    error = np.mean(np.abs(actual - forecast))
    return error / scale
