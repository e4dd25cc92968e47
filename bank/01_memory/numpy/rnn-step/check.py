_x, _h = np.sin(np.arange(6.0)).reshape(2, 3), np.sin(np.arange(5.0, 13)).reshape(2, 4)
_W, _U, _b = (
    np.sin(np.arange(2.0, 14)).reshape(3, 4),
    np.sin(np.arange(7.0, 23)).reshape(4, 4) / 2,
    np.linspace(-1, 0.5, 4),
)
check(
    "rnn_step",
    rnn_step(_x.copy(), _h.copy(), _W.copy(), _U.copy(), _b.copy()),
    (2, 4),
    np.float64,
    -2.41833,
    {
        ### MISTAKES no_bias, tanh_of_each_term, recurrent_kernel_transposed, no_tanh, sigmoid, state_ignored
    },
)
_again = _h.copy()
rnn_step(_x, _again, _W, _U, _b)
assert np.array_equal(_again, _h), "rnn_step changes h_prev, an argument. Make a new array for h_t."
print("rnn_step: this looks right.")
