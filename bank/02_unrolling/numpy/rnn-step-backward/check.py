_x, _h = np.sin(np.arange(6.0)).reshape(2, 3), np.sin(np.arange(5.0, 13)).reshape(2, 4)
_W, _U = np.sin(np.arange(2.0, 14)).reshape(3, 4), np.sin(np.arange(7.0, 23)).reshape(4, 4) / 2
_given = {
    "dh": np.cos(np.arange(8.0)).reshape(2, 4),
    "x_t": _x,
    "h_prev": _h,
    "h_t": rnn_step(_x, _h, _W, _U, np.linspace(-1, 0.5, 4)),
    "W": _W,
    "U": _U,
}
_hint = "Work out one entry by hand, or compare with your numeric gradient."
_shapes = (
    "dz is (B, H); dz @ W.T is (B, D), dz @ U.T is (B, H), x_t.T @ dz is (D, H), h_prev.T @ dz is (H, H)."
)
_grads = call(rnn_step_backward, _given, _shapes, keep="Make new arrays, for dz too.")
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
for _name, _gradient in zip(["dx", "dh_prev", "dW", "dU", "db"], _grads):
    assert np.any(_gradient != _gradient.astype(np.float32)), (
        f"rnn_step_backward: {_name} holds float32 numbers only, though all inputs are float64. "
        "That is too coarse for a gradient check: work in the dtype of the inputs."
    )
_x, _h, _W, _U = waves(0, 3, 2), waves(5, 3, 5), waves(2, 2, 5), waves(7, 5, 5) / 2
_other = {
    "dh": waves(3, 3, 5),
    "x_t": _x,
    "h_prev": _h,
    "h_t": rnn_step(_x, _h, _W, _U, waves(1, 5)),
    "W": _W,
    "U": _U,
}
for _gradient, _name, _shape, _right in zip(
    call(rnn_step_backward, _other, _shapes),
    ["dx", "dh_prev", "dW", "dU", "db"],
    [(3, 2), (3, 5), (2, 5), (5, 5), (5,)],
    [-0.29731, -3.90107, -3.23289, 2.47151, 1.33403],
):
    check_again(f"rnn_step_backward: {_name}", _gradient, _shape, _right, "B, D, H = 3, 2, 5")
check_one_row(rnn_step_backward, _given)
print("rnn_step_backward: this looks right.")
