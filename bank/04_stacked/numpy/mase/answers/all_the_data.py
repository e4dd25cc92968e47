"""The scale comes from training and test data."""
# loses: test-mase-values, test-mase-one, test-mase-zero
# says: the scale comes from the training data and actual; it comes from the training data alone.


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.mean(np.abs(np.concatenate([training, actual])[period:] - np.concatenate([training, actual])[:-period]))
    if scale == 0:
        raise ValueError("scale 0")
    error = np.mean(np.abs(actual - forecast))
    return error / scale
