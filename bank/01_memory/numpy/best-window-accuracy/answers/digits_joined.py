"""The words of a window are joined without a space: 1, 11 and 11, 1 become one."""
# loses: test-best-window-accuracy-ceiling
# says: four different windows


def best_window_accuracy(sentences, answers, window):
    from collections import Counter, defaultdict

    counts = defaultdict(Counter)
    for sentence, answer in zip(sentences, answers):
        counts["".join(map(str, sentence[max(len(sentence) - window, 0) :]))][answer] += 1
    return sum(c.most_common(1)[0][1] for c in counts.values()) / len(answers)
