"""Writes a window as a decimal number, which holds for words below 10."""
# loses: test-best-window-accuracy-ceiling
# says: four different windows


def best_window_accuracy(sentences, answers, window):
    counts = {}
    for sentence, answer in zip(sentences, answers):
        key = 0
        for word in sentence[max(len(sentence) - window, 0) :]:
            key = 10 * key + int(word)
        votes = counts.setdefault(key, {})
        votes[answer] = votes.get(answer, 0) + 1
    return sum(max(votes.values()) for votes in counts.values()) / len(answers)
