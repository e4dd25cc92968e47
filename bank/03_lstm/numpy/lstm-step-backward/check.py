_given = example(
    9, dh=(2, 4), dc=(2, 4), x_t=(2, 3), h_prev=(2, 4), c_prev=(2, 4), W=(3, 16), U=(4, 16), b=(16,)
)
_hint = "Work out one block of dz by hand, or compare with the numeric gradient of chapter 2."
_grads = call(lstm_step_backward, _given)
assert isinstance(_grads, (tuple, list)) and len(_grads) == 6, (
    "lstm_step_backward returns six arrays: dx, dh_prev, dc_prev, dW, dU, db."
)
check(
    "lstm_step_backward: dc_prev",
    _grads[2],
    (2, 4),
    np.float64,
    1.82673,
    {
        1.40967: "only dc is in it; c_t was read by h_t too, so add what comes back through dh.",
        0.41705: "dc is not in it; c_t was read by the next step too, so add dc.",
        1.88342: "the slope of tanh(c_t) is missing on the way from h_t to c_t.",
        1.81572: "the slope of tanh(c_t) is 1 - tanh(c_t)**2, not 1 - c_t**2.",
        2.21655: "on the way from h_t to c_t the output gate is missing.",
        1.86746: "the slope is taken at c_prev; h_t showed c_t.",
        1.94217: "this is dc_t times the input gate; c_prev was multiplied by the forget gate.",
        3.65719: "this is dc_t itself; c_prev was multiplied by the forget gate.",
        0.79281: "the slope of the forget gate is in it; c_prev went past the sigmoid.",
        1.75502: "the gates are worked out without the bias b.",
        1.95330: "the blocks are read as f, i, c, o; Keras packs i, f, c, o.",
    },
    _hint,
)
check(
    "lstm_step_backward: dx",
    _grads[0],
    (2, 3),
    np.float64,
    -0.48903,
    {
        -0.45369: "the slopes of the sigmoids and the tanh are missing in dz.",
        -0.31235: "the slope of a gate is s (1 - s); 1 - s**2 is that of a tanh.",
        0.10966: "the slope of the candidate is 1 - g**2; g (1 - g) is that of a sigmoid.",
        -0.01712: "di and the gradient of the candidate are swapped: each factor gets the other one.",
        -0.54201: "the forget gate was multiplied by c_prev, not by c_t.",
        -0.49129: "the output gate was multiplied by tanh(c_t), not by c_t.",
        -0.44543: "the block of the output gate is 0; o_t has a gradient, from dh.",
        -0.62677: "the blocks of dz are put together as f, i, c, o; the order is i, f, c, o.",
    },
    _hint,
)
check(
    "lstm_step_backward: dh_prev",
    _grads[1],
    (2, 4),
    np.float64,
    -1.13856,
    {
        0.34066: "dh itself is in it: h_prev reaches h_t only through the four layers.",
        -1.17475: "only the candidate's block is in it; h_prev was read by all four layers.",
    },
    _hint,
)
check(
    "lstm_step_backward: dW",
    _grads[3],
    (3, 16),
    np.float64,
    -0.65158,
    {
        -0.32579: "the examples are averaged; their shares add up. (If the loss is a mean, dh knows it already.)",
    },
    _hint,
)
check(
    "lstm_step_backward: dU",
    _grads[4],
    (4, 16),
    np.float64,
    0.20460,
    {
        -0.70467: "pair dz with h_prev, which U multiplied, not with c_prev.",
        -0.26173: "pair dz with h_prev, which U multiplied, not with h_t.",
    },
    _hint,
)
check(
    "lstm_step_backward: db",
    _grads[5],
    (16,),
    np.float64,
    -0.44259,
    {
        -0.22129: "this is a mean over the batch; the examples' shares add up.",
        -0.62436: "the slopes are missing; b went through them like everything else, so sum dz.",
    },
    _hint,
)
print("lstm_step_backward: this looks right.")
