# Hidden test (1 point): a window of 0 sees nothing.
def test_empty_window(rng):
    for answers in ([2], [0, 0, 1], [1, 0, 0, 2], rng.integers(3, size=50)):
        answers, B = np.array(answers), len(answers)
        right = np.bincount(answers).max() / B
        got = best_window_accuracy(np.arange(2 * B).reshape(B, 2), answers, 0)
        assert abs(got - right) < 1e-9, (
            "best_window_accuracy: with a window of 0 the best guess is the most common answer."
        )


test_empty_window(fresh("test_empty_window"))
