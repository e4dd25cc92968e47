"""The period is not compared with the data."""
# loses: test-mase-shapes
# says: mase


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    scale = np.mean(np.abs(training[period:] - training[:-period]))
    if scale == 0:
        raise ValueError("scale 0")
    error = np.mean(np.abs(actual - forecast))
    return error / scale
