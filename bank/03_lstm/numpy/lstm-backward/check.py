_given, _short, _wide = (
    example(10, x=(2, T, D), h0=(2, 5), c0=(2, 5), W=(D, 20), U=(5, 20), b=(20,))
    for T, D in [(6, 3), (2, 3), (6, 5)]
)
look_first(None, [(lstm_forward, list(_given.values()), 1.11206)])
for _one in (_given, _short, _wide):
    _states, _cells = lstm_forward(*_one.values())
    _dstates = 10 * np.cos(3.0 + np.arange(_states.size)).reshape(_states.shape)
    _start, _weights = list(_one.items())[:3], list(_one.items())[3:]
    _one.clear()
    _one.update([("dstates", _dstates), *_start, ("states", _states), ("cells", _cells), *_weights])
_mistakes = [
    (
        _short,
        "fails for x of shape (2, 6, 3) and works for (2, 2, 3): time is axis 1, so step t is x[:, t], not x[t].",
    ),
    (_wide, "fails for D, H = 3, 5 and works where both are 5: an input has D numbers, a state has H."),
]
_step = [a[:, 0] for a in (_given["dstates"], _given["dstates"][:, ::-1], _given["x"])]
_step += [_given[name] for name in ("h0", "c0", "W", "U", "b")]
_hint = look_first(
    lstm_backward,
    [(lstm_step_backward, _step, 25.95441)],
    "Compare with numeric gradients, as the cell below does.",
)
_grads = call(lstm_backward, _given, _hint, alike=_mistakes)
assert isinstance(_grads, (tuple, list)) and len(_grads) == 6, (
    "lstm_backward returns six arrays: dx, dh0, dc0, dW, dU, db."
)
check(
    "lstm_backward: dx",
    _grads[0],
    (2, 6, 3),
    np.float64,
    1.41915,
    {
        ### MISTAKES memory_way_dropped, hidden_way_dropped, nothing_travels, ways_swapped,
        ### loss_to_the_memory, own_gradient_dropped, forwards_in_time, steps_in_reverse, first_step_left_out,
        ### memory_piles_up, last_states_before_the_first, one_step_late, zeros_before_the_first
    },
    _hint,
)
check(
    "lstm_backward: dh0",
    _grads[1],
    (2, 5),
    np.float64,
    -0.88087,
    {
        ### MISTAKES gradient_of_h1, start_swapped
    },
    _hint,
)
check(
    "lstm_backward: dc0",
    _grads[2],
    (2, 5),
    np.float64,
    -4.92441,
    {
        ### MISTAKES no_gradient_for_c0
    },
    _hint,
)
check(
    "lstm_backward: dW",
    _grads[3],
    (3, 20),
    np.float64,
    5.12684,
    {
        ### MISTAKES weights_overwritten, mean_over_steps
    },
    _hint,
)
check("lstm_backward: dU", _grads[4], (5, 20), np.float64, -0.98806, {}, _hint)
check(
    "lstm_backward: db",
    _grads[5],
    (20,),
    np.float64,
    0.61341,
    {
        ### MISTAKES bias_of_the_first_step
    },
    _hint,
)
check_one_row(lstm_backward, _given)
check_dtype(lstm_backward, _given)
print("lstm_backward: this looks right.")
