_given = example(10, x=(2, 5, 3), h0=(2, 4), c0=(2, 4), W=(3, 16), U=(4, 16), b=(16,))
_states, _cells = lstm_forward(**_given)
_start, _weights = list(_given.items())[:3], list(_given.items())[3:]
_dstates = 10 * np.cos(np.arange(3.0, 43)).reshape(2, 5, 4)
_given = dict([("dstates", _dstates), *_start, ("states", _states), ("cells", _cells), *_weights])
_hint = "Do lstm_forward and lstm_step_backward pass their checks? Then compare with numeric gradients, as the cell below does."
_grads = call(lstm_backward, _given)
assert isinstance(_grads, (tuple, list)) and len(_grads) == 6, (
    "lstm_backward returns six arrays: dx, dh0, dc0, dW, dU, db."
)
check(
    "lstm_backward: dx",
    _grads[0],
    (2, 5, 3),
    np.float64,
    0.88708,
    {
        1.42929: "no gradient travels along the memory: hand the dc_prev of a step to the step before.",
        0.99600: "no gradient travels along the hidden state: add the dh_prev of the later step to dstates[:, t].",
        1.53920: "no gradient travels back at all: hand dh_prev and dc_prev of a step to the step before.",
        1.27668: "dh_prev and dc_prev are swapped from step to step.",
        2.37419: "dstates is sent to the cell states too; the loss reads hidden states only.",
        -0.82154: "only the last entry of dstates is used; every step adds its own dstates[:, t].",
        1.01065: "the walk goes forward in time; start at the last step, where nothing comes from later.",
        -0.45144: "its steps are in reverse: dx[:, 0] belongs to the first step, though it is worked out last.",
        -0.14653: "the walk stops before the first step; dx[:, 0] is not worked out.",
        -0.51890: "dc piles up: what a step hands back replaces what came back before.",
        0.60739: "the states before the first step are h0 and c0; states[:, -1] and cells[:, -1] are the last ones.",
        0.59917: "h_prev and c_prev are one step late: the states before step t are those at t - 1.",
        0.67806: "the states before the first step are h0 and c0, not zeros.",
    },
    _hint,
)
check(
    "lstm_backward: dh0",
    _grads[1],
    (2, 4),
    np.float64,
    4.35217,
    {
        -8.06551: "this is the gradient at h_1; dh0 is what is left after the first step, its dh_prev.",
        -1.15485: "this is dc0; dh0 comes first.",
    },
    _hint,
)
check(
    "lstm_backward: dc0",
    _grads[2],
    (2, 4),
    np.float64,
    -1.15485,
    {
        0.00000: "zero, but c0 has an influence; dc0 is what is left after the first step.",
    },
    _hint,
)
check(
    "lstm_backward: dW",
    _grads[3],
    (3, 16),
    np.float64,
    -1.61923,
    {
        1.41996: "overwritten at each step; add the steps up.",
        -0.32385: "this is the mean over the steps; they add up.",
    },
    _hint,
)
check("lstm_backward: dU", _grads[4], (4, 16), np.float64, 5.09663, {}, _hint)
check(
    "lstm_backward: db",
    _grads[5],
    (16,),
    np.float64,
    4.34990,
    {
        -3.24167: "this is one step only; add the steps up.",
    },
    _hint,
)
print("lstm_backward: this looks right.")
