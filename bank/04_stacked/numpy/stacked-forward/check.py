# Three layers of three units on three inputs: no shape tells of a mistake here, only the numbers do.
_given = [
    np.sin(start + np.arange(np.prod(shape))).reshape(shape)
    for start, shape in enumerate([(2, 4, 3)] + 3 * [(3, 12), (3, 12), (12,)])
]
_layers = [tuple(_given[k : k + 3]) for k in (1, 4, 7)]
_answer = call(
    stacked_forward,
    {"x": 2 * _given[0], "layers": _layers},
    "Mind that W, U and b of a layer have 4H columns, and its states H.",
)
assert isinstance(_answer, (tuple, list)) and len(_answer) == 2, (
    "stacked_forward returns two things: states, last."
)
_states, _last = _answer
check(
    "stacked_forward: states",
    _states,
    (2, 4, 3),
    np.float64,
    0.38368,
    {
        ### MISTAKES fed_the_cell_states, gives_the_cell_states, start_handed_up, all_read_the_input,
        ### lowest_layer, top_down, same_weights, only_the_last_step_goes_up, residual, starts_from_ones,
        ### squashed_between
    },
    "Work out the first step by hand, layer by layer.",
)
assert isinstance(_last, (tuple, list)), (
    f"stacked_forward: last is a {type(_last).__name__}; it should be a list with one (h, c) for each layer."
)
assert len(_last) == 3, (
    f"stacked_forward: last has {len(_last)} entries for three layers; it should hold one (h, c) for each."
)
assert all(isinstance(pair, (tuple, list)) and len(pair) == 2 for pair in _last), (
    "stacked_forward: each entry of last is a tuple of two arrays, (h, c)."
)
assert all(np.shape(a) == (2, 3) for pair in _last for a in pair), (
    f"stacked_forward: last holds arrays of shape {np.shape(_last[0][0])}; the states after one step have (2, 3), (B, H)."
)
check(
    "stacked_forward: last",
    np.array(_last),
    (3, 2, 2, 3),
    np.float64,
    0.03242,
    {
        ### MISTAKES last_swapped, first_step, last_reversed, top_three_times, hidden_twice
    },
)
try:
    _narrow, _ = stacked_forward(
        np.ones((2, 3, 1)),
        [tuple(map(np.ones, [(1, 20), (5, 20), (20,)])), tuple(map(np.ones, [(5, 8), (2, 8), (8,)]))],
    )
except ValueError as error:
    raise AssertionError(
        f"stacked_forward fails for a layer of 2 units on a layer of 5 ({error}). Each layer starts from zeros of its own width."
    )
assert np.shape(_narrow) == (2, 3, 2), (
    f"stacked_forward gives shape {np.shape(_narrow)} for a layer of 2 units on a layer of 5; it should be (2, 3, 2)."
)
_states, _last = stacked_forward(
    _given[0].astype(np.float32), [tuple(a.astype(np.float32) for a in layer) for layer in _layers]
)
for _one in map(np.asarray, (_states, *(a for pair in _last for a in pair))):
    assert _one.dtype == np.float32, (
        f"stacked_forward gives {_one.dtype} for inputs of float32. Arrays from np.zeros are float64 unless you name "
        "another dtype, and so is what is worked out with them."
    )
for _one in stacked_forward(_given[0][:1], _layers)[0], stacked_forward(_given[0][:, :1], _layers)[0]:
    assert np.ndim(_one) == 3, (
        f"stacked_forward gives shape {np.shape(_one)} for one sequence, or for one step. An axis of length 1 stays an axis."
    )
print("stacked_forward: this looks right.")
