_sentences = np.array(
    [[1, 7, 8, 7], [1, 7, 7, 8], [2, 8, 8, 7], [2, 7, 8, 7], [4, 7, 7, 8], [4, 7, 8, 8], [3, 8, 7, 8]]
)
_answers = np.array([1, 1, 2, 2, 4, 4, 3])
_known = {
    (0, 7): "a window of 0 sees nothing, but sentence[-0:] is the whole sentence.",
    (0, 4): "the window is one token longer than asked.",
    (1, 7): "the window is the last tokens of the sentence, not the first.",
    (6, 4): "a window longer than the sentence sees all of it; len - window is negative there.",
    (2, 3): "a window is all its words in their order: 7 8 is another window than 8 7.",
}
for _window, _right in [(0, 2), (1, 4), (2, 4), (3, 5), (4, 7), (6, 7)]:
    _got = best_window_accuracy(_sentences, _answers, _window)
    assert isinstance(_got, (int, float, np.number)), (
        f"best_window_accuracy returns {type(_got).__name__}, not a number."
    )
    assert 0 <= _got <= 1, f"best_window_accuracy gives {_got}; an accuracy lies in 0..1."
    _why = _known.get(
        (_window, round(7 * float(_got))),
        "count, for each window, only its most common answer, then divide by B.",
    )
    assert abs(_got - _right / 7) < 1e-6, (
        f"best_window_accuracy with window {_window}: {_got:.3f}, not {_right}/7: {_why}"
    )
print("best_window_accuracy: this looks right.")
