"""Averages the accuracy of the windows, though some occur more often than others."""
# loses: test-best-window-accuracy-ceiling, test-best-window-accuracy-long
# says: the mean over the windows


def best_window_accuracy(sentences, answers, window):
    from collections import Counter, defaultdict

    counts = defaultdict(Counter)
    for sentence, answer in zip(sentences, answers):
        seen = tuple(sentence[max(len(sentence) - window, 0) :])
        counts[seen][answer] += 1
    return float(np.mean([c.most_common(1)[0][1] / sum(c.values()) for c in counts.values()]))
