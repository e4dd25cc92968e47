"""Asks seasonal_naive for every forecast on the training data."""
# loses: nothing


def mase(actual, forecast, training, period):
    if np.shape(actual) != np.shape(forecast):
        raise ValueError("shapes")
    if period < 1 or len(training) <= period:
        raise ValueError("period")
    errors = [
        abs(training[t] - seasonal_naive(training[:t], period, 1)[0]) for t in range(period, len(training))
    ]
    if not any(errors):
        raise ValueError("scale")
    return np.abs(actual - forecast).mean() / np.mean(errors)
