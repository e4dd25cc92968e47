"""Lets the forecast grow, and reads it too."""
# loses: nothing


def seasonal_naive(series, period, horizon):
    if period <= 0 or horizon <= 0:
        raise ValueError("at least 1")
    if period > len(series):
        raise ValueError("too short")
    known = list(series)
    for _ in range(horizon):
        known.append(known[-period])
    return np.array(known[len(series) :], dtype=series.dtype)
