"""Sorts the words of the window, so their order does not count."""
# loses: test-best-window-accuracy-ceiling
# says: words in their order


def best_window_accuracy(sentences, answers, window):
    from collections import Counter, defaultdict

    counts = defaultdict(Counter)
    for sentence, answer in zip(sentences, answers):
        seen = tuple(sorted(sentence[max(len(sentence) - window, 0) :]))
        counts[seen][answer] += 1
    return sum(c.most_common(1)[0][1] for c in counts.values()) / len(answers)
