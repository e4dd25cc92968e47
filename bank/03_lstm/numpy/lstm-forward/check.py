_given = example(8, x=(2, 6, 3), h0=(2, 5), c0=(2, 5), W=(3, 20), U=(5, 20), b=(20,))
_short = example(8, x=(2, 2, 3), h0=(2, 5), c0=(2, 5), W=(3, 20), U=(5, 20), b=(20,))
_wide = example(8, x=(2, 6, 5), h0=(2, 5), c0=(2, 5), W=(5, 20), U=(5, 20), b=(20,))
_mistakes = [
    (
        _short,
        "fails for x of shape (2, 6, 3) and works for (2, 2, 3): time is axis 1, so step t is x[:, t], not x[t].",
    ),
    (_wide, "fails for D, H = 3, 5 and works where both are 5: an input has D numbers, a state has H."),
]
_step = [_given["x"][:, 0], *list(_given.values())[1:]]
_hint = look_first(
    lstm_forward, [(lstm_step, _step, -0.51945)], "Each step gets the h and the c of the step before it."
)
_both = call(lstm_forward, _given, _hint, alike=_mistakes)
assert isinstance(_both, (tuple, list)) and len(_both) == 2, "lstm_forward returns two arrays: states, cells."
check(
    "lstm_forward: cells",
    _both[1],
    (2, 6, 5),
    np.float64,
    -1.53352,
    {
        ### MISTAKES cells_first, start_states_swapped, states_swapped_on_the_way, nothing_carried,
        ### memory_not_carried, hidden_state_not_carried, starts_from_zeros, backwards, starts_with_c0,
        ### batch_and_time_mixed
    },
    _hint,
)
check(
    "lstm_forward: states",
    _both[0],
    (2, 6, 5),
    np.float64,
    -0.55997,
    {
        ### MISTAKES cells_twice, starts_with_h0
    },
    _hint,
)
check_one_row(lstm_forward, _given)
check_dtype(lstm_forward, _given)
print("lstm_forward: this looks right.")
