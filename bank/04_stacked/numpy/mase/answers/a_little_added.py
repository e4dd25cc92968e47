"""A small number keeps it from dividing by 0."""
# loses: test-mase-one, test-mase-zero
# says: repeat themselves exactly


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.mean(np.abs(training[period:] - training[:-period]))
    scale = scale + 1e-9
    error = np.mean(np.abs(actual - forecast))
    return error / scale
