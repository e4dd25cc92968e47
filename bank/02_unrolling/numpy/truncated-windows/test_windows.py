# Hidden test (2 points): full windows come in order and join up, for targets of shape (B, T) and (B, T, K).
def test_windows(rng):
    for B, T, D, window in [(1, 6, 1, 2), (3, 8, 2, 4), (2, 5, 3, 5), (4, 4, 2, 1)]:
        for shape in ((B, T), (B, T, 3)):
            x, y = rng.normal(size=(B, T, D)), rng.normal(size=shape)
            pairs = list(truncated_windows(x.copy(), y.copy(), window))
            lengths = [np.shape(a)[1] for a, _ in pairs]
            assert lengths == [window] * (T // window), (
                f"truncated_windows gives lengths {lengths} for T = {T} and a window of {window}."
            )
            for number, (a, b) in enumerate(pairs):
                steps = [number * window + k for k in range(window)]
                assert np.array_equal(a, np.take(x, steps, axis=1)), (
                    f"truncated_windows: window {number} of x is wrong."
                )
                assert np.array_equal(b, np.take(y, steps, axis=1)), (
                    f"truncated_windows: window {number} of y is wrong."
                )


test_windows(fresh("test_windows"))
