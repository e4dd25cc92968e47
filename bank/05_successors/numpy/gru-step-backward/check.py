_before, _three = (
    example(14, dh=(2, H), x_t=(2, 4), h_prev=(2, H), W=(4, 3 * H), U=(H, 3 * H), b=(3 * H,)) for H in (5, 3)
)
_after = example(15, dh=(2, 5), x_t=(2, 4), h_prev=(2, 5), W=(4, 15), U=(5, 15), b=(2, 15))
_mistake = (
    "fails for 5 units and works for 3: H and the number of blocks are mixed up. There are always three blocks, "
    "of H columns each."
)
_hint = "Work out one unit by hand, or compare with the numeric gradient of chapter 2."
_shapes = (
    "Three sums of (B, H) make (B, 3H), here (2, 15). Which product of them gives the shape of W, or of x_t?"
)
_names = "gru_step_backward returns five arrays: dx, dh_prev, dW, dU, db."
_grads = call(gru_step_backward, _before, _shapes, alike=[(_three, _mistake)])
assert isinstance(_grads, (tuple, list)) and len(_grads) == 5, _names
check(
    "gru_step_backward: dx for b of shape (3H,)",
    _grads[0],
    (2, 4),
    np.float64,
    -0.23501,
    {
        ### MISTAKES
    },
    _hint,
)
check(
    "gru_step_backward: dh_prev for b of shape (3H,)",
    _grads[1],
    (2, 5),
    np.float64,
    2.17188,
    {
        ### MISTAKES direct_share_lost
    },
    _hint,
)
check(
    "gru_step_backward: dW for b of shape (3H,)",
    _grads[2],
    (4, 15),
    np.float64,
    0.45458,
    {
        ### MISTAKES
    },
    _hint,
)
check(
    "gru_step_backward: dU for b of shape (3H,)",
    _grads[3],
    (5, 15),
    np.float64,
    0.28609,
    {
        ### MISTAKES
    },
    _hint,
)
check(
    "gru_step_backward: db for b of shape (3H,)",
    _grads[4],
    (15,),
    np.float64,
    0.00748,
    {
        ### MISTAKES
    },
    _hint,
)
_grads = call(gru_step_backward, _after, "With b of shape (2, 3H), db has two rows.")
assert isinstance(_grads, (tuple, list)) and len(_grads) == 5, _names
check(
    "gru_step_backward: dx for b of shape (2, 3H)",
    _grads[0],
    (2, 4),
    np.float64,
    -0.36756,
    {
        ### MISTAKES
    },
    _hint,
)
check("gru_step_backward: dh_prev for b of shape (2, 3H)", _grads[1], (2, 5), np.float64, 1.40995, {}, _hint)
check("gru_step_backward: dW for b of shape (2, 3H)", _grads[2], (4, 15), np.float64, 0.21194, {}, _hint)
check("gru_step_backward: dU for b of shape (2, 3H)", _grads[3], (5, 15), np.float64, 0.17134, {}, _hint)
check(
    "gru_step_backward: db for b of shape (2, 3H)",
    _grads[4],
    (2, 15),
    np.float64,
    -0.16740,
    {
        ### MISTAKES
    },
    _hint,
)
check_one_row(gru_step_backward, _before, whole=["b"])
check_dtype(gru_step_backward, _before)
check_one_row(gru_step_backward, _after, whole=["b"])
check_dtype(gru_step_backward, _after)
print("gru_step_backward: this looks right.")
