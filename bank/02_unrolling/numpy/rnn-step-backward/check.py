_x, _h = np.sin(np.arange(6.0)).reshape(2, 3), np.sin(np.arange(5.0, 13)).reshape(2, 4)
_W, _U = np.sin(np.arange(2.0, 14)).reshape(3, 4), np.sin(np.arange(7.0, 23)).reshape(4, 4) / 2
_ht, _dh = rnn_step(_x, _h, _W, _U, np.linspace(-1, 0.5, 4)), np.cos(np.arange(8.0)).reshape(2, 4)
_again = _dh.copy()
_hint = "Work out one entry by hand, or compare with your numeric gradient."
_grads = rnn_step_backward(_again, _x.copy(), _h.copy(), _ht.copy(), _W.copy(), _U.copy())
assert isinstance(_grads, (tuple, list)) and len(_grads) == 5, (
    "rnn_step_backward returns five arrays: dx, dh_prev, dW, dU, db."
)
check(
    "rnn_step_backward: dx",
    _grads[0],
    (2, 3),
    np.float64,
    1.52840,
    {
        ### MISTAKES no_derivative, tanh_again, not_squared, slope_of_h_prev, slope_of_sigmoid, bias_lost,
        ### divided_by_slope
    },
    _hint,
)
check(
    "rnn_step_backward: dh_prev",
    _grads[1],
    (2, 4),
    np.float64,
    -0.43117,
    {
        ### MISTAKES recurrent_kernel_not_transposed, state_past_the_tanh, dh_added
    },
    _hint,
)
check(
    "rnn_step_backward: dW",
    _grads[2],
    (3, 4),
    np.float64,
    -1.26243,
    {
        ### MISTAKES averaged_over_batch
    },
    _hint,
)
check(
    "rnn_step_backward: dU",
    _grads[3],
    (4, 4),
    np.float64,
    -0.33999,
    {
        ### MISTAKES pairs_with_h_t, recurrent_gradient_transposed
    },
    _hint,
)
check(
    "rnn_step_backward: db",
    _grads[4],
    (4,),
    np.float64,
    -0.74940,
    {
        ### MISTAKES bias_past_the_tanh, bias_averaged
    },
    _hint,
)
assert np.array_equal(_again, _dh), "rnn_step_backward changes dh, an argument. Make a new array for dz."
print("rnn_step_backward: this looks right.")
