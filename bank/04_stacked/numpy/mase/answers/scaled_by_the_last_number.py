"""The scale is the error of the naive forecast on the test data."""
# loses: test-mase-values, test-mase-one, test-mase-zero
# says: the scale is the error of the naive forecast on actual; it comes from the training data.


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.mean(np.abs(actual - training[-1]))
    if scale == 0:
        raise ValueError("scale 0")
    error = np.mean(np.abs(actual - forecast))
    return error / scale
