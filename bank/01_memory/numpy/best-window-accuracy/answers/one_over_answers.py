"""With an empty window: guesses any answer."""
# loses: test-best-window-accuracy-empty
# says: 1 over the number of different answers


def best_window_accuracy(sentences, answers, window):
    from collections import Counter, defaultdict

    if window == 0:
        return 1 / len(set(answers.tolist()))
    counts = defaultdict(Counter)
    for sentence, answer in zip(sentences, answers):
        counts[tuple(sentence[max(len(sentence) - window, 0) :])][answer] += 1
    return sum(c.most_common(1)[0][1] for c in counts.values()) / len(answers)
