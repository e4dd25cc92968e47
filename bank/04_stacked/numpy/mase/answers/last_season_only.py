"""Only the last season's differences."""
# loses: test-mase-values, test-mase-one
# says: the scale looks at the last season only; it takes all the training data.


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.mean(np.abs(training[period:] - training[:-period])[-period:])
    if scale == 0:
        raise ValueError("scale 0")
    error = np.mean(np.abs(actual - forecast))
    return error / scale
