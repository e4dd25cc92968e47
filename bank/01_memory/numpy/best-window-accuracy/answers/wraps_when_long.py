"""len - window goes negative for a long window and counts from the end."""
# loses: test-best-window-accuracy-long
# says: len - window is negative


def best_window_accuracy(sentences, answers, window):
    from collections import Counter, defaultdict

    counts = defaultdict(Counter)
    for sentence, answer in zip(sentences, answers):
        seen = tuple(sentence[len(sentence) - window :])
        counts[seen][answer] += 1
    return sum(c.most_common(1)[0][1] for c in counts.values()) / len(answers)
