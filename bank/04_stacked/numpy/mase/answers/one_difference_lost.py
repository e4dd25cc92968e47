"""Leaves out the last difference."""
# loses: test-mase-values, test-mase-one
# says: a difference is lost in the scale; there are n - period.


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    differences = np.abs(training[period:] - training[:-period])
    scale = np.mean(differences[:-1] if len(differences) > 1 else differences)
    if scale == 0:
        raise ValueError("scale 0")
    error = np.mean(np.abs(actual - forecast))
    return error / scale
