"""np.diff(training, period): the differences of the differences."""
# loses: test-mase-values, test-mase-one, test-mase-zero
# says: np.diff(training, m) takes differences m times over; it is training[m:] - training[:-m].


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.mean(np.abs(np.diff(training, period)))
    if scale == 0:
        raise ValueError("scale 0")
    error = np.mean(np.abs(actual - forecast))
    return error / scale
