"""Takes a small scale for 0."""
# loses: test-mase-one
# says: Only a scale of 0 itself is an error


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.mean(np.abs(training[period:] - training[:-period]))
    if np.isclose(scale, 0):
        raise ValueError("the scale is 0")
    return np.mean(np.abs(actual - forecast)) / scale
