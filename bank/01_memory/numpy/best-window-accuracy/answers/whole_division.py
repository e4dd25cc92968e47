"""Divides with //."""
# loses: test-best-window-accuracy-ceiling, test-best-window-accuracy-empty, test-best-window-accuracy-long
# says: divide with /


def best_window_accuracy(sentences, answers, window):
    from collections import Counter, defaultdict

    counts = defaultdict(Counter)
    for sentence, answer in zip(sentences, answers):
        counts[tuple(sentence[max(len(sentence) - window, 0) :])][answer] += 1
    return sum(c.most_common(1)[0][1] for c in counts.values()) // len(answers)
