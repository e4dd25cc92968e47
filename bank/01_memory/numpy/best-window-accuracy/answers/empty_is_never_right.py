"""With an empty window: nothing is right."""
# loses: test-best-window-accuracy-empty
# says: still right for 2 of the 7 sentences


def best_window_accuracy(sentences, answers, window):
    from collections import Counter, defaultdict

    if window == 0:
        return 0.0
    counts = defaultdict(Counter)
    for sentence, answer in zip(sentences, answers):
        counts[tuple(sentence[max(len(sentence) - window, 0) :])][answer] += 1
    return sum(c.most_common(1)[0][1] for c in counts.values()) / len(answers)
