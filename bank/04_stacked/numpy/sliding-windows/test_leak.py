# Hidden test (1 point): no leak: the inputs come before their targets, and another future does not change them.
def test_windows_leak(rng):
    for lookback, horizon in [(1, 1), (3, 2), (4, 6)]:
        inputs, targets = windows_of(np.arange(20.0), lookback, horizon)
        assert np.all(
            inputs.reshape(len(inputs), -1).max(axis=1) < targets.reshape(len(targets), -1).min(axis=1)
        ), "sliding_windows: a leak: an input is as late as a target, or later."
        series = rng.normal(size=20)
        other = np.concatenate([series[:10], 100 + rng.normal(size=10)])
        known = 10 - lookback + 1  # so many windows end before step 10
        one, two = (windows_of(s, lookback, horizon)[0][:known] for s in (series, other))
        assert np.array_equal(one, two), (
            "sliding_windows: a leak: the inputs change when only later numbers change."
        )


test_windows_leak(fresh("test_windows_leak"))
