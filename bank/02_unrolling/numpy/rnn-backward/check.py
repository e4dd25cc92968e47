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
        0.06289: "the gradient that arrives from the later step is dropped; add it to dstates[:, t].",
        0.80634: "only the last entry of dstates is used; every step adds its own dstates[:, t].",
        -0.36703: "the walk goes forward in time; start at the last step, where nothing comes from later.",
        1.36168: "its steps are in reverse: dx[:, 0] belongs to the first step, though it is worked out last.",
        1.55536: "the walk stops before the first step; dx[:, 0] is not worked out.",
        -0.91714: "what comes back from a step replaces what came back before; it is not added to it.",
        -0.16390: "batch and time are mixed up: reshape does not swap axes.",
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
        -0.73577: "this is the gradient at h_1; dh0 is what is left after the first step, its dh_prev.",
        0.00000: "zero, but h0 has an influence; dh0 is what is left after the first step.",
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
        0.44815: "overwritten at each step; add the steps up.",
        0.01236: "this is the mean over the steps; they add up.",
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
        2.87231: "the state before the first step is h0; states[:, -1] is the last state.",
        2.59346: "the state before the first step is h0, not zeros.",
        -2.16873: "h_prev is one step late: the state before step t is states[:, t - 1].",
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
        -2.48285: "this is one step only; add the steps up.",
    },
    _hint,
)
assert np.array_equal(_again, _dstates), (
    "rnn_backward changes dstates, an argument: += writes into the caller's array."
)
print("rnn_backward: this looks right.")
