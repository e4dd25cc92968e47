"""A table with a column for each different answer, indexed by the answers themselves."""
# loses: test-best-window-accuracy-ceiling, test-best-window-accuracy-empty
# says: An answer may be any integer


def best_window_accuracy(sentences, answers, window):
    seen = sentences[:, max(sentences.shape[1] - window, 0) :]
    number = np.zeros(len(sentences), dtype=int)
    if seen.shape[1]:
        _, number = np.unique(seen, axis=0, return_inverse=True)
    votes = np.zeros((len(sentences), len(np.unique(answers))))
    np.add.at(votes, (number.ravel(), answers), 1)
    return votes.max(axis=1).sum() / len(sentences)
