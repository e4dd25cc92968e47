"""The scale of the naive method, whatever the period."""
# loses: test-mase-values, test-mase-one, test-mase-zero
# says: the scale is that of the naive method, one step apart; it should be one period apart.


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.mean(np.abs(np.diff(training)))
    if scale == 0:
        raise ValueError("scale 0")
    error = np.mean(np.abs(actual - forecast))
    return error / scale
