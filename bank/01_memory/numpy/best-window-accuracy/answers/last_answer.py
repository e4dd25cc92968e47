"""Guesses the answer seen last with a window, not the most common one."""
# loses: test-best-window-accuracy-ceiling, test-best-window-accuracy-empty
# says: the answer seen last with each window


def best_window_accuracy(sentences, answers, window):
    table = {}
    windows = [tuple(sentence[max(len(sentence) - window, 0) :]) for sentence in sentences]
    for seen, answer in zip(windows, answers):
        table[seen] = answer
    return float(np.mean([table[seen] == answer for seen, answer in zip(windows, answers)]))
