"""Shapes are not compared."""
# loses: test-mase-shapes
# says: forecast of shape (2, 1)


def mase(actual, forecast, training, period):
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    scale = np.mean(np.abs(training[period:] - training[:-period]))
    if scale == 0:
        raise ValueError("scale 0")
    error = np.mean(np.abs(actual - forecast))
    return error / scale
