_x, _h = np.sin(np.arange(30.0)).reshape(2, 5, 3), np.sin(np.arange(5.0, 13)).reshape(2, 4)
_W, _U = np.sin(np.arange(2.0, 14)).reshape(3, 4), np.sin(np.arange(7.0, 23)).reshape(4, 4) / 2
_given = {
    "dstates": np.cos(np.arange(3.0, 43)).reshape(2, 5, 4),
    "x": _x,
    "h0": _h,
    "states": rnn_forward(_x, _h, _W, _U, np.linspace(-1, 0.5, 4)),
    "W": _W,
    "U": _U,
}
_step = [
    (rnn_step_backward, [_given["dstates"][:, 0], _x[:, 0], _h, _given["states"][:, 0], _W, _U], -0.89799)
]
_hint = look_first(
    rnn_backward, _step, "Compare with your numeric gradient, as the cell below the tests does."
)
_shapes = look_first(
    rnn_backward, _step, "Time is axis 1: step t has x[:, t], states[:, t] and dstates[:, t]."
)
_grads = call(rnn_backward, _given, _shapes, keep="+= and *= write into the caller's array; make a new one.")
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
for _name, _gradient in zip(["dx", "dh0", "dW", "dU", "db"], _grads):
    assert np.any(_gradient != _gradient.astype(np.float32)), (
        f"rnn_backward: {_name} holds float32 numbers only, though all inputs are float64. "
        "That is too coarse for a gradient check: work in the dtype of the inputs."
    )
_x, _h, _W, _U = waves(0, 3, 4, 2), waves(5, 3, 5), waves(2, 2, 5), waves(7, 5, 5) / 2
_other = {
    "dstates": waves(3, 3, 4, 5),
    "x": _x,
    "h0": _h,
    "states": rnn_forward(_x, _h, _W, _U, waves(1, 5)),
    "W": _W,
    "U": _U,
}
for _gradient, _name, _shape, _right in zip(
    call(rnn_backward, _other, _shapes),
    ["dx", "dh0", "dW", "dU", "db"],
    [(3, 4, 2), (3, 5), (2, 5), (5, 5), (5,)],
    [-3.38806, -4.78168, -6.28289, 6.89886, 3.16583],
):
    check_again(f"rnn_backward: {_name}", _gradient, _shape, _right, "B, T, D, H = 3, 4, 2, 5")
check_one_row(rnn_backward, _given)
print("rnn_backward: this looks right.")
