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
        3.26193: "the slope of the tanh is missing; dh has to pass the tanh before it reaches anything else.",
        2.09897: "h_t is already the tanh; the slope is 1 - h_t**2, not 1 - tanh(h_t)**2.",
        4.11167: "the slope of the tanh is 1 - h_t**2; the square is missing.",
        1.28429: "the slope belongs to h_t, what the tanh returned, not to h_prev.",
        -2.58326: "h (1 - h) is the slope of a sigmoid; that of tanh is 1 - h**2.",
        2.14522: "the slope is taken from a new sum, and b is not in it; take it from h_t, which has everything.",
        11.22957: "dh is divided by the slope of the tanh; it should be multiplied.",
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
        -0.94336: "U is not transposed: forward it is h_prev @ U, so the way back is through U.T.",
        -0.68222: "dh goes through U without the slope of the tanh; use dz here too.",
        4.01203: "dh itself is in it: there is no way from h_prev to h_t around the tanh.",
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
        -0.63121: "the examples are averaged; their shares add up. (If the loss is a mean, dh knows it already.)",
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
        1.13328: "pair dz with h_prev, which U multiplied, not with h_t.",
        0.95508: "transposed: entry [i, j] belongs to the weight from unit i to unit j.",
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
        0.79888: "this sums dh; b went through the tanh like everything else, so sum dz.",
        -0.37470: "this is a mean over the batch; the examples' shares add up.",
    },
    _hint,
)
assert np.array_equal(_again, _dh), "rnn_step_backward changes dh, an argument. Make a new array for dz."
print("rnn_step_backward: this looks right.")
