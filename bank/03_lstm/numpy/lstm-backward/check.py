_given = example(10, x=(2, 6, 3), h0=(2, 5), c0=(2, 5), W=(3, 20), U=(5, 20), b=(20,))
_states, _cells = lstm_forward(**_given)
_start, _weights = list(_given.items())[:3], list(_given.items())[3:]
_dstates = 10 * np.cos(np.arange(3.0, 63)).reshape(2, 6, 5)
_given = dict([("dstates", _dstates), *_start, ("states", _states), ("cells", _cells), *_weights])
_hint = "Do lstm_forward and lstm_step_backward pass their checks? Then compare with numeric gradients, as the cell below does."
_grads = call(lstm_backward, _given, hint=_hint)
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
check_dtype(lstm_backward, _given)
print("lstm_backward: this looks right.")
