"""Windows as text, with a space between the words."""
# loses: nothing


def best_window_accuracy(sentences, answers, window):
    from collections import Counter, defaultdict

    counts = defaultdict(Counter)
    for sentence, answer in zip(sentences, answers):
        counts[" ".join(map(str, sentence[max(len(sentence) - window, 0) :]))][answer] += 1
    return sum(c.most_common(1)[0][1] for c in counts.values()) / len(answers)
