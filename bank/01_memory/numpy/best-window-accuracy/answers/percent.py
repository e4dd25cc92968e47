"""Gives percent."""
# loses: test-best-window-accuracy-ceiling, test-best-window-accuracy-empty, test-best-window-accuracy-long
# says: lies in 0..1


def best_window_accuracy(sentences, answers, window):
    from collections import Counter, defaultdict

    counts = defaultdict(Counter)
    for sentence, answer in zip(sentences, answers):
        seen = tuple(sentence[max(len(sentence) - window, 0) :])
        counts[seen][answer] += 1
    return 100 * sum(c.most_common(1)[0][1] for c in counts.values()) / len(answers)
