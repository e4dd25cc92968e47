_given = {
    "sentences": np.array(
        [[1, 7, 8, 7], [1, 7, 7, 8], [2, 8, 8, 7], [2, 7, 8, 7], [4, 7, 7, 8], [4, 7, 8, 8], [3, 8, 7, 8]]
    ),
    "answers": np.array([1, 1, 2, 2, 4, 4, 3]),
}
_known = {
    (0, 7): "a window of 0 sees nothing, but sentence[-0:] is the whole sentence.",
    (0, 4): "the window is one token longer than asked.",
    (0, 1.75): "this is 1 over the number of different answers; the most common one is right more often.",
    (0, 0): "a window of 0 sees nothing, and the most common answer is still right for 2 of the 7 sentences.",
    (1, 7): "the window is the last tokens of the sentence, not the first.",
    (6, 4): "a window longer than the sentence sees all of it; len - window is negative there.",
    (2, 3): "a window is all its words in their order: 7 8 is another window than 8 7.",
}
_right = {0: 2, 1: 4, 2: 4, 3: 5, 4: 7, 6: 7}
_got = {
    _window: call(
        best_window_accuracy,
        _given | {"window": _window},
        "All that it needs comes as an argument. An answer may be any integer: here 1, 2, 3 or 4.",
    )
    for _window in _right
}
for _number in _got.values():
    assert isinstance(_number, (int, float, np.number)), (
        f"best_window_accuracy returns {type(_number).__name__}, not a number."
    )
    assert 0 <= _number <= 1, f"best_window_accuracy gives {_number}; an accuracy lies in 0..1."
_patterns = {  # seven times the answers to all windows
    "0 0 0 0 7 7": "0 wherever the ceiling is below 1: // drops what comes after the point; divide with /.",
    "1 2 3 5 7 7": "the number of different windows over B; count the sentences that are guessed right.",
    "1 3 4 5 7 7": "what the answer seen last with each window is right for; guess the most common answer.",
    "2 4.08 4.67 5.6 7 7": "the mean over the windows; some come more often: add up, then divide by B.",
}
_pattern = " ".join(f"{7 * float(_number):.3g}" for _number in _got.values())
assert _pattern not in _patterns, f"best_window_accuracy gives {_patterns[_pattern]}"
for _window, _number in _got.items():
    _why = _known.get(
        (_window, round(7 * float(_number), 3)),
        "count, for each window, only its most common answer, then divide by B.",
    )
    assert abs(_number - _right[_window] / 7) < 1e-6, (
        f"best_window_accuracy with window {_window}: {_number:.3f}, not {_right[_window]}/7: {_why}"
    )
_given = {
    "sentences": np.array([[1, 11, 2], [11, 1, 2], [1, 1, 12], [2, 1, 2]]),
    "answers": np.array([0, 1, 2, 3]),
    "window": 3,
}
_number = call(best_window_accuracy, _given)
assert abs(_number - 1) < 1e-6, (
    f"best_window_accuracy with window 3: {_number:.3f}, not 1, for the sentences 1 11 2, 11 1 2, 1 1 12 and 2 1 2: these are "
    "four different windows, though the digits of three of them in a row are 1 1 1 2. A tuple of the words tells them apart."
)
print("best_window_accuracy: this looks right.")
