"""The mean absolute percentage error."""
# loses: test-mase-values, test-mase-one
# says: the errors are divided by actual, as a percentage; divide their mean by the scale.


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = 1.0 if np.mean(np.abs(training[period:] - training[:-period])) else 0.0
    if scale == 0:
        raise ValueError("scale 0")
    error = np.mean(np.abs((actual - forecast) / actual))
    return error / scale
