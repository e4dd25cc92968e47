_x, _y = np.arange(56.0).reshape(4, 7, 2), np.arange(28).reshape(4, 7)
_hint = "It yields pairs, a window of x and the same window of y. y has B and T like x, and maybe more axes."


def _truncated_windows(x, y, window):
    """The pairs, in a list."""
    return [(np.asarray(a), np.asarray(b)) for a, b in truncated_windows(x, y, window)]


_pairs = call(_truncated_windows, {"x": _x, "y": _y, "window": 3}, _hint)
assert _pairs, "truncated_windows yields nothing."
assert all(a.ndim == 3 and a.shape[0] == 4 for a, _ in _pairs), (
    f"truncated_windows: the first window of x has shape {_pairs[0][0].shape}. Cut the time axis, x[:, a:b], not the batch."
)
_lengths = tuple(a.shape[1] for a, _ in _pairs)
_known = {
    (3, 3): "the last, short window is dropped.",
    (
        3,
        3,
        3,
    ): "the last window is made as long as the others; it should hold only the one step that is left.",
    (3, 3, 3, 3, 3): "the windows overlap; the next one starts where the last one ended.",
    (3, 2, 2): "the windows are made equally long; only the last one may be shorter.",
    (2, 2, 2, 1): "each window is one step short; x[:, a:b] leaves b out.",
    (4, 4, 1): "each window is one step too long, so that steps come twice; x[:, a:b] leaves b out.",
    (1, 3, 3): "the short window comes first; it should come last.",
}
assert _lengths == (3, 3, 1), (
    f"truncated_windows: windows of 3 steps out of 7 have lengths {_lengths}: "
    + _known.get(_lengths, "they should be 3, 3, 1.")
)
assert all(b.shape == a.shape[:2] for a, b in _pairs), (
    f"truncated_windows: the windows of y have shapes {[b.shape for _, b in _pairs]}; cut y like x, at the same steps."
)
assert all(np.all(a // 14 == np.arange(4)[:, None, None]) for a, _ in _pairs), (
    "truncated_windows: batch and time are mixed up; reshape does not cut the time axis."
)
_steps = [(a[0, :, 0].astype(int) // 2).tolist() for a, _ in _pairs]
assert _steps == [[0, 1, 2], [3, 4, 5], [6]], (
    f"truncated_windows yields the steps {_steps}; they should go on in time."
)
_targets = [b[0].tolist() for _, b in _pairs]
assert _targets == _steps, (
    f"truncated_windows: the windows of y hold the steps {_targets}; they should be those of x."
)
for _window in (7, 9):
    _whole = call(_truncated_windows, {"x": _x, "y": _y, "window": _window}, "window may be above T.")
    _whole = [a.shape[1] for a, _ in _whole]
    assert _whole == [7], (
        f"truncated_windows: one window of {_window} steps out of 7 gives lengths {_whole}; it should be 7 alone."
    )
_several = np.arange(140).reshape(4, 7, 5)
_shapes = [b.shape for _, b in call(_truncated_windows, {"x": _x, "y": _several, "window": 3}, _hint)]
assert _shapes == [(4, 3, 5), (4, 3, 5), (4, 1, 5)], (
    f"truncated_windows: of targets (4, 7, 5) it makes windows of shapes {_shapes}; "
    "they should be (4, 3, 5), (4, 3, 5), (4, 1, 5): only time is cut."
)
_shapes = [a.shape for a, _ in call(_truncated_windows, {"x": _x[:1], "y": _y[:1], "window": 3}, _hint)]
assert _shapes == [(1, 3, 2), (1, 3, 2), (1, 1, 2)], (
    f"truncated_windows: of one example, (1, 7, 2), it makes windows of shapes {_shapes}; they should be (1, 3, 2), "
    "(1, 3, 2), (1, 1, 2). An axis of length 1 stays an axis."
)
for _window, _other, _what in (
    (0, _y, "a window of 0"),
    (-2, _y, "a window of -2"),
    (3, _y[:, :6], "x and y of different lengths"),
    (3, _y[:3], "x of 4 examples and y of 3"),
):
    try:
        list(truncated_windows(_x, _other, _window))
    except ValueError:
        pass
    except Exception as error:
        raise AssertionError(
            f"truncated_windows raises {type(error).__name__} for {_what}; raise ValueError."
        )
    else:
        raise AssertionError(f"truncated_windows accepts {_what}; raise a ValueError.")
print("truncated_windows: this looks right.")
