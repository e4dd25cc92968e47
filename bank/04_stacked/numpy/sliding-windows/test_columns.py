# Hidden test (1 point): a series with several columns gives windows (N, lookback, D) and (N, horizon, D).
def test_windows_columns(rng):
    for n, D, lookback, horizon in [(9, 2, 3, 2), (8, 1, 2, 2), (10, 3, 3, 3), (7, 4, 1, 3)]:
        series = rng.normal(size=(n, D))
        inputs, targets = windows_of(series.copy(), lookback, horizon)
        assert inputs.shape[1:] == (lookback, D), (
            f"sliding_windows: inputs have shape {inputs.shape} for {D} columns and lookback {lookback}."
        )
        assert targets.shape[1:] == (horizon, D), (
            f"sliding_windows: targets have shape {targets.shape} for {D} columns and horizon {horizon}."
        )
        k = min(1, len(inputs) - 1)
        assert np.array_equal(inputs[k], series[k : k + lookback]), (
            f"sliding_windows: inputs are wrong for {D} columns."
        )
        after = series[k + lookback :][:horizon]
        assert np.array_equal(targets[k], after), f"sliding_windows: targets are wrong for {D} columns."


test_windows_columns(fresh("test_windows_columns"))
