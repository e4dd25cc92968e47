# Hidden test (2 points): the ceiling is right for any sentences and any window from 1 to T.
def test_ceiling(rng):
    for B, T, V in [(1, 1, 2), (60, 1, 3), (80, 4, 2), (200, 3, 3)]:
        sentences, answers = rng.integers(V, size=(B, T)), rng.integers(4, size=B)
        for window in range(1, T + 1):
            # Independent oracle: number every window, then fill a table of windows by answers.
            _, number = np.unique(sentences[:, T - window :], axis=0, return_inverse=True)
            table = np.zeros((B, 4))
            np.add.at(table, (number.ravel(), answers), 1)
            right = table.max(1).sum() / B
            got = best_window_accuracy(sentences.copy(), answers.copy(), window)
            assert abs(got - right) < 1e-9, (
                f"best_window_accuracy gives {got:.4f} where the ceiling is {right:.4f}."
            )
    # Words above 9: digits in a row (1 1 1 2), or a decimal number (212), are the same for different windows.
    sentences, answers = np.array([[1, 11, 2], [11, 1, 2], [1, 1, 12], [2, 1, 2]]), np.array([0, 5, 2, 9])
    for window, right in [(3, 1.0), (2, 0.75)]:
        got = best_window_accuracy(sentences.copy(), answers.copy(), window)
        assert abs(got - right) < 1e-9, (
            f"best_window_accuracy gives {got:.4f} where the ceiling is {right}, with the words 1, 2, 11 and 12."
        )


test_ceiling(fresh("test_ceiling"))
