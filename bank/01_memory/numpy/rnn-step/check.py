_given = {
    "x_t": np.sin(np.arange(6.0)).reshape(2, 3),
    "h_prev": np.sin(np.arange(5.0, 13)).reshape(2, 4),
    "W": np.sin(np.arange(2.0, 14)).reshape(3, 4),
    "U": np.sin(np.arange(7.0, 23)).reshape(4, 4) / 2,
    "b": np.linspace(-1, 0.5, 4),
}
_hint = "The matrix products that fit are x_t @ W and h_prev @ U, both (B, H). b is added to each row."
check(
    "rnn_step",
    call(rnn_step, _given, _hint, keep="Make a new array for h_t, and for each step on the way."),
    (2, 4),
    np.float64,
    -2.41833,
    {
        ### MISTAKES no_bias, tanh_of_each_term, recurrent_kernel_transposed, no_tanh, sigmoid, state_ignored
    },
)
_other = {
    "x_t": waves(0, 3, 2),
    "h_prev": waves(5, 3, 5),
    "W": waves(2, 2, 5),
    "U": waves(7, 5, 5) / 2,
    "b": waves(1, 5),
}
check_again("rnn_step", call(rnn_step, _other, _hint), (3, 5), 3.34829, "B, D, H = 3, 2, 5")
check_one_row(rnn_step, _given)
print("rnn_step: this looks right.")
