# Hidden test (1 point): a window longer than the sentence sees the whole sentence.
def test_long_window():
    sentences, answers = np.array([[0, 1, 1], [2, 1, 1], [3, 3, 1], [2, 1, 1]]), np.array([0, 1, 2, 0])
    for window in (4, 5, 6, 40):
        got = best_window_accuracy(sentences, answers, window)
        assert abs(got - 0.75) < 1e-9, (
            "best_window_accuracy: a window longer than the sentence sees the whole sentence."
        )


test_long_window()
