"""Mean squares, without a root."""
# loses: test-mase-values
# says: these are squares; take absolute values.


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.mean((training[period:] - training[:-period]) ** 2)
    if scale == 0:
        raise ValueError("scale 0")
    error = np.mean((actual - forecast) ** 2)
    return error / scale
