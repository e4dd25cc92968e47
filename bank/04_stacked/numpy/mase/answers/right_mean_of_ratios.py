"""Scales each error, then averages."""
# loses: nothing


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    seasonal = [abs(b - a) for a, b in zip(training, training[period:])]
    scale = sum(seasonal) / len(seasonal)
    if not scale > 0:
        raise ValueError
    return float(np.mean([abs(a - f) / scale for a, f in zip(actual, forecast)]))
