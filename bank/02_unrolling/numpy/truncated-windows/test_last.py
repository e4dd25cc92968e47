# Hidden test (1 point): the last window is short if T is no multiple of the window, also if the window is longer than T.
def test_last_window(rng):
    for T, window, rest in [(7, 3, 1), (8, 5, 3), (11, 4, 3), (3, 4, 3), (2, 50, 2), (1, 2, 1)]:
        x, y = rng.normal(size=(2, T, 3)), rng.normal(size=(2, T))
        pairs = list(truncated_windows(x.copy(), y.copy(), window))
        lengths = [np.shape(a)[1] for a, _ in pairs]
        right = [window] * (T // window) + [rest]
        assert lengths == right, (
            f"truncated_windows gives lengths {lengths} for T = {T} and a window of {window}, not {right}."
        )
        assert np.array_equal(pairs[-1][0], x[:, T - rest :]), (
            "truncated_windows: the last window of x is wrong."
        )
        assert np.array_equal(pairs[-1][1], y[:, T - rest :]), (
            "truncated_windows: the last window of y is wrong."
        )


test_last_window(fresh("test_last_window"))
