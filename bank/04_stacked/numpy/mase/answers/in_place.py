"""Subtracts in the caller's array."""
# loses: test-mase-arguments
# says: changes actual


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.mean(np.abs(training[period:] - training[:-period]))
    if scale == 0:
        raise ValueError("scale 0")
    actual -= forecast
    error = np.mean(np.abs(actual))
    return error / scale
