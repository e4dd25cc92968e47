def best_window_accuracy(sentences, answers, window):
    """The best accuracy that any model can reach which sees only the
    last tokens of each sentence.

    sentences: an array of integers, (B, T). answers: an array of
    integers, (B,).
    window: how many of the last tokens the model sees; 0 or more, may
    be larger than T.
    Returns a float in 0..1.
    """
    ### BEGIN SOLUTION
    counts = {}
    for sentence, answer in zip(sentences, answers):
        seen = tuple(sentence[max(len(sentence) - window, 0) :])
        votes = counts.setdefault(seen, {})
        votes[answer] = votes.get(answer, 0) + 1
    return sum(max(votes.values()) for votes in counts.values()) / len(answers)
    ### END SOLUTION
