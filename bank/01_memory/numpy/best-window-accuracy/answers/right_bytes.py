"""Compares whole windows as bytes, one different window after another."""
# loses: nothing


def best_window_accuracy(sentences, answers, window):
    start = max(sentences.shape[1] - window, 0)
    best = 0
    for seen in {row.tobytes() for row in np.ascontiguousarray(sentences[:, start:])}:
        same = np.array([row.tobytes() == seen for row in np.ascontiguousarray(sentences[:, start:])])
        best += np.unique(answers[same], return_counts=True)[1].max()
    return best / len(answers)
