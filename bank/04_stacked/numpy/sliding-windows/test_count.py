# Hidden test (1 point): no window is lost and none is too many, also if there is only one.
def test_windows_count(rng):
    sizes = [
        (2, 1, 1),
        (5, 3, 2),
        (6, 3, 2),
        (7, 1, 6),
        *((3 + 20 + k, 3, 5) for k in rng.integers(20, size=3).tolist()),
    ]
    for n, lookback, horizon in sizes:
        inputs, _ = windows_of(rng.normal(size=n), lookback, horizon)
        right = sum(start + lookback + horizon <= n for start in range(n))
        assert len(inputs) == right, (
            f"sliding_windows gives {len(inputs)} windows, not {right}, for n, lookback, horizon = {n, lookback, horizon}."
        )


test_windows_count(fresh("test_windows_count"))
