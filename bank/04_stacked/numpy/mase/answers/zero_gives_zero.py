"""A scale of 0 gives 0."""
# loses: test-mase-zero
# says: repeat themselves exactly


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.mean(np.abs(training[period:] - training[:-period]))
    if scale == 0:
        return 0.0
    error = np.mean(np.abs(actual - forecast))
    return error / scale
