_series = 10.0 + np.arange(9)
_answer = call(
    sliding_windows,
    {"series": _series, "lookback": 3, "horizon": 2},
    "The windows are all of one length, and there are N = n - lookback - horizon + 1.",
)
assert isinstance(_answer, (tuple, list)) and len(_answer) == 2, (
    "sliding_windows returns two arrays: inputs, targets."
)
_inputs, _targets = _answer
assert isinstance(_inputs, np.ndarray) and isinstance(_targets, np.ndarray), (
    "sliding_windows returns NumPy arrays."
)
assert _inputs.ndim == 2 and _inputs.shape[1] == 3, (
    f"sliding_windows: inputs have shape {_inputs.shape}; it should be (N, lookback), here (5, 3)."
)
assert _targets.ndim == 2 and _targets.shape[1] == 2, (
    f"sliding_windows: targets have shape {_targets.shape}; it should be (N, horizon), here (5, 2)."
)
_first = tuple(_targets[0].tolist())
_known = {
    (12, 13): "the first target is the last input: a leak. It should be the number after it.",
    (14, 15): "a number is left out between inputs and targets.",
    (10, 11): "the targets come from the start of the window.",
    (14, 13): "the targets go backwards in time.",
}
assert _inputs[0].tolist() == [10, 11, 12], (
    f"sliding_windows: the first inputs are {_inputs[0].tolist()}; they should be [10, 11, 12], as they stand and in order."
)
assert _first == (13, 14), (
    f"sliding_windows: after 10, 11, 12 the targets are {_first}, not (13, 14): "
    + _known.get(_first, "they are the numbers right after the inputs.")
)
_known = {
    4: "one window is lost, and the newest number is never used.",
    6: "one window is too many; the last target has to lie in the series.",
    7: "the horizon is not counted; the last target has to lie in the series.",
    9: "there is a window for every step; at the end there is nothing left to forecast.",
    2: "the windows are several steps apart; each starts one step after the one before.",
    1: "the windows do not overlap; each starts one step after the one before.",
}
_number = len(_inputs)
assert _number == 5, (
    f"sliding_windows: {_number} windows of 3 + 2 steps out of 9; it should be 5: "
    + _known.get(_number, "N = n - lookback - horizon + 1.")
)
assert np.array_equal(_inputs, 10 + np.arange(5)[:, None] + np.arange(3)), (
    "sliding_windows: later inputs are wrong; each starts one step later."
)
assert np.array_equal(_targets, 13 + np.arange(5)[:, None] + np.arange(2)), (
    "sliding_windows: later targets are wrong."
)
_columns = np.arange(14.0).reshape(7, 2)
try:
    _inputs, _targets = sliding_windows(_columns, 3, 2)
except (ValueError, IndexError) as error:
    raise AssertionError(
        f"sliding_windows fails for a series of two columns, of shape (7, 2): {error}. Time is axis 0."
    ) from error
assert np.shape(_inputs) == (3, 3, 2) and np.shape(_targets) == (3, 2, 2), (
    f"sliding_windows gives shapes {np.shape(_inputs)} and {np.shape(_targets)} for two columns; they should be (3, 3, 2), "
    "(N, lookback, D), and (3, 2, 2), (N, horizon, D)."
)
assert np.array_equal(_inputs[1], _columns[1:4]) and np.array_equal(_targets[1], _columns[4:6]), (
    "sliding_windows: with two columns time and columns are mixed up."
)
for _dtype in map(np.dtype, ("float32", "float64", "int64")):
    try:
        _pair = sliding_windows(np.arange(5, dtype=_dtype), 3, 2)
    except ValueError as error:
        raise AssertionError(
            f"sliding_windows raises ValueError for 5 steps, lookback 3, horizon 2 ({str(error) or 'without a text'}). One window fits exactly."
        ) from error
    for _name, _part, _shape in zip(("inputs", "targets"), _pair, ((1, 3), (1, 2))):
        assert np.shape(_part) == _shape, (
            f"sliding_windows: {_name} have shape {np.shape(_part)} where one window fits; it should be {_shape}."
        )
        assert _part.dtype == _dtype, (
            f"sliding_windows: {_name} are {_part.dtype} for a series of {_dtype}; {_dtype} should stay {_dtype}."
        )
for _n, _lookback, _horizon in [(4, 3, 2), (9, 0, 2), (9, 3, 0), (9, -1, 2), (9, 3, -1)]:
    try:
        sliding_windows(np.arange(float(_n)), _lookback, _horizon)
    except ValueError:
        continue
    except Exception as error:
        raise AssertionError(
            f"sliding_windows raises {type(error).__name__} for {_n} steps, lookback {_lookback}, horizon {_horizon}; raise ValueError."
        )
    raise AssertionError(
        f"sliding_windows accepts {_n} steps, lookback {_lookback}, horizon {_horizon}; raise a ValueError."
    )
print("sliding_windows: this looks right.")
