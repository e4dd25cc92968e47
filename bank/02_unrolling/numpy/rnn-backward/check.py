_x, _h = np.sin(np.arange(30.0)).reshape(2, 5, 3), np.sin(np.arange(5.0, 13)).reshape(2, 4)
_W, _U = np.sin(np.arange(2.0, 14)).reshape(3, 4), np.sin(np.arange(7.0, 23)).reshape(4, 4) / 2
_states, _dstates = (
    rnn_forward(_x, _h, _W, _U, np.linspace(-1, 0.5, 4)),
    np.cos(np.arange(3.0, 43)).reshape(2, 5, 4),
)
_again = _dstates.copy()
_hint = "Does rnn_step_backward pass its check? Then compare with your numeric gradient, as the cell below the tests does."
_grads = rnn_backward(_again, _x.copy(), _h.copy(), _states.copy(), _W.copy(), _U.copy())
assert isinstance(_grads, (tuple, list)) and len(_grads) == 5, (
    "rnn_backward returns five arrays: dx, dh0, dW, dU, db."
)
check(
    "rnn_backward: dx",
    _grads[0],
    (2, 5, 3),
    np.float64,
    0.42823,
    {
        ### MISTAKES later_gradient_dropped, own_gradient_dropped, forwards_in_time, steps_in_reverse,
        ### first_step_left_out, gradients_pile_up, batch_and_time_mixed
    },
    _hint,
)
check(
    "rnn_backward: dh0",
    _grads[1],
    (2, 4),
    np.float64,
    -0.11834,
    {
        ### MISTAKES gradient_of_h1, no_gradient_for_h0
    },
    _hint,
)
check(
    "rnn_backward: dW",
    _grads[2],
    (3, 4),
    np.float64,
    0.06179,
    {
        ### MISTAKES weights_overwritten, mean_over_steps
    },
    _hint,
)
check(
    "rnn_backward: dU",
    _grads[3],
    (4, 4),
    np.float64,
    2.27298,
    {
        ### MISTAKES last_state_before_the_first, zeros_before_the_first, pairs_with_h_t
    },
    _hint,
)
check(
    "rnn_backward: db",
    _grads[4],
    (4,),
    np.float64,
    -0.27655,
    {
        ### MISTAKES bias_of_the_first_step
    },
    _hint,
)
assert np.array_equal(_again, _dstates), (
    "rnn_backward changes dstates, an argument: += writes into the caller's array."
)
print("rnn_backward: this looks right.")
