# Hidden test (2 points): inputs and targets hold the right numbers of the series.
def windows_of(series, lookback, horizon):
    """The answer of sliding_windows, as two arrays with as many rows each."""
    answer = sliding_windows(series, lookback, horizon)
    assert isinstance(answer, (tuple, list)) and len(answer) == 2, "sliding_windows returns inputs, targets."
    inputs, targets = map(np.asarray, answer)
    assert len(inputs) == len(targets) > 0, (
        f"sliding_windows gives {len(inputs)} inputs and {len(targets)} targets."
    )
    return inputs, targets


def test_windows_values(rng):
    for n, lookback, horizon in [(9, 3, 2), (12, 1, 1), (20, 4, 4), (15, 2, 7), (11, 6, 1)]:
        series = rng.normal(size=n)
        inputs, targets = windows_of(series.copy(), lookback, horizon)
        for k in range(min(len(inputs), n - lookback - horizon + 1)):
            assert np.array_equal(inputs[k], [series[k + t] for t in range(lookback)]), (
                f"sliding_windows: inputs {k} are wrong for n, lookback, horizon = {n, lookback, horizon}."
            )
            assert np.array_equal(targets[k], [series[k + lookback + t] for t in range(horizon)]), (
                f"sliding_windows: targets {k} are wrong for n, lookback, horizon = {n, lookback, horizon}."
            )


test_windows_values(fresh("test_windows_values"))
