"""Copied from the page, with a name that only the page has."""
# loses: test-best-window-accuracy-ceiling, test-best-window-accuracy-empty, test-best-window-accuracy-long
# says: or does it come as an argument?


def best_window_accuracy(sentences, answers, window):
    seen = sentences[:, max(sentences.shape[1] - window, 0) :]
    _, number = np.unique(seen, axis=0, return_inverse=True)
    votes = np.zeros((len(sentences), len(PLACES)))
    np.add.at(votes, (number.ravel(), answers), 1)
    return votes.max(axis=1).sum() / len(sentences)
