"""By the norms of order 1."""
# loses: nothing


def mase(actual, forecast, training, period):
    n = len(training)
    if period <= 0 or n <= period or actual.shape != forecast.shape:
        raise ValueError
    scale = np.linalg.norm(training[period:] - training[: n - period], 1) / (n - period)
    if np.isclose(scale, 0, atol=0):
        raise ValueError
    return np.linalg.norm(actual - forecast, 1) / len(actual) / scale
