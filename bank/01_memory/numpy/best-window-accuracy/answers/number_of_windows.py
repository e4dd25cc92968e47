"""The share of different windows."""
# loses: test-best-window-accuracy-ceiling, test-best-window-accuracy-empty
# says: the number of different windows over B


def best_window_accuracy(sentences, answers, window):
    from collections import Counter, defaultdict

    counts = defaultdict(Counter)
    for sentence, answer in zip(sentences, answers):
        counts[tuple(sentence[max(len(sentence) - window, 0) :])][answer] += 1
    return len(counts) / len(answers)
