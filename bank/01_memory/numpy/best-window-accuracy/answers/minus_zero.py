"""sentence[-0:] is the whole sentence, not an empty window."""
# loses: test-best-window-accuracy-empty
# says: sentence[-0:]


def best_window_accuracy(sentences, answers, window):
    from collections import Counter, defaultdict

    counts = defaultdict(Counter)
    for sentence, answer in zip(sentences, answers):
        seen = tuple(sentence[-window:])
        counts[seen][answer] += 1
    return sum(c.most_common(1)[0][1] for c in counts.values()) / len(answers)
