"""Lists that grow."""
# loses: nothing


def sliding_windows(series, lookback, horizon):
    if lookback <= 0 or horizon <= 0:
        raise ValueError("at least 1")
    inputs, targets = [], []
    end = lookback
    while end + horizon <= len(series):
        inputs.append(series[end - lookback : end])
        targets.append(series[end : end + horizon])
        end += 1
    if not inputs:
        raise ValueError("too short")
    return np.array(inputs), np.array(targets)
