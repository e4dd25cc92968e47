_given = example(8, x=(2, 4, 3), h0=(2, 4), c0=(2, 4), W=(3, 16), U=(4, 16), b=(16,))
_both = call(lstm_forward, _given)
assert isinstance(_both, (tuple, list)) and len(_both) == 2, "lstm_forward returns two arrays: states, cells."
check(
    "lstm_forward: cells",
    _both[1],
    (2, 4, 4),
    np.float64,
    -1.75920,
    {
        ### MISTAKES cells_first, start_states_swapped, states_swapped_on_the_way, nothing_carried,
        ### memory_not_carried, hidden_state_not_carried, starts_from_zeros, backwards, starts_with_c0,
        ### batch_and_time_mixed
    },
    "Does lstm_step pass its check?",
)
check(
    "lstm_forward: states",
    _both[0],
    (2, 4, 4),
    np.float64,
    -0.64553,
    {
        ### MISTAKES cells_twice, starts_with_h0
    },
    "Does lstm_step pass its check?",
)
print("lstm_forward: this looks right.")
