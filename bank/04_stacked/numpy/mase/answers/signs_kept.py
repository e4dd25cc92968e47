"""Takes the absolute value of the mean."""
# loses: test-mase-values, test-mase-one
# says: errors of different signs cancel; take absolute values before the mean.


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.mean(np.abs(training[period:] - training[:-period]))
    if scale == 0:
        raise ValueError("scale 0")
    error = np.abs(np.mean(actual - forecast))
    return error / scale
