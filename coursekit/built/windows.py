"""What can be done without memory: the best that any model reaches which sees only a window. See chapter 1."""

from collections import Counter, defaultdict


def best_window_accuracy(sentences, answers, window):
    """The share of sentences that the best model without memory gets right.

    sentences: integers (B, T). answers: integers (B,). window: how many of the last words it sees. Returns 0..1.
    """
    votes = defaultdict(Counter)  # for each window, how often each answer came with it
    for sentence, answer in zip(sentences.tolist(), answers.tolist()):
        seen = tuple(sentence[max(len(sentence) - window, 0) :])
        votes[seen][answer] += 1
    right = sum(max(answers.values()) for answers in votes.values())
    return right / len(answers)
