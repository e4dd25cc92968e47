_given = {
    "x": np.sin(np.arange(30.0)).reshape(2, 5, 3),
    "h0": np.sin(np.arange(5.0, 13)).reshape(2, 4),
    "W": np.sin(np.arange(2.0, 14)).reshape(3, 4),
    "U": np.sin(np.arange(7.0, 23)).reshape(4, 4) / 2,
    "b": np.linspace(-1, 0.5, 4),
}
_step = [_given["x"][:, 0], *list(_given.values())[1:]]
_hint = look_first(
    rnn_forward,
    [(rnn_step, _step, -2.64102)],
    "Time is axis 1 of x: the inputs of step t are x[:, t], of shape (B, D).",
)
check(
    "rnn_forward",
    call(rnn_forward, _given, _hint, keep="Make a new array for each state."),
    (2, 5, 4),
    np.float64,
    -3.67427,
    {
        ### MISTAKES state_not_carried, one_buffer, h0_ignored, backwards, starts_with_h0,
        ### batch_and_time_mixed
    },
    _hint,
)
_other = {
    "x": waves(0, 3, 4, 2),
    "h0": waves(5, 3, 5),
    "W": waves(2, 2, 5),
    "U": waves(7, 5, 5) / 2,
    "b": waves(1, 5),
}
check_again(
    "rnn_forward",
    call(rnn_forward, _other, _hint),
    (3, 4, 5),
    7.49494,
    "B, T, D, H = 3, 4, 2, 5",
)
check_one_row(rnn_forward, _given)
print("rnn_forward: this looks right.")
