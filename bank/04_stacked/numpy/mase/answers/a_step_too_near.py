"""Differences over period - 1 steps."""
# loses: test-mase-values, test-mase-one, test-mase-zero
# says: the scale looks period - 1 steps back; it is period steps.


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.mean(np.abs(training[period - 1 :] - training[: len(training) - period + 1]))
    if scale == 0:
        raise ValueError("scale 0")
    error = np.mean(np.abs(actual - forecast))
    return error / scale
