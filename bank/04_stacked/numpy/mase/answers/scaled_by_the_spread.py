"""The scale is the standard deviation."""
# loses: test-mase-values, test-mase-one, test-mase-zero
# says: the scale is the standard deviation of the training data; it is the mean size of its seasonal differences.


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.std(training)
    if scale == 0:
        raise ValueError("scale 0")
    error = np.mean(np.abs(actual - forecast))
    return error / scale
