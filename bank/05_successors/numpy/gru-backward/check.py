_given, _short, _wide = (
    example(16, x=(2, T, D), h0=(2, 5), W=(D, 15), U=(5, 15), b=(2, 15)) for T, D in [(6, 4), (2, 4), (6, 5)]
)
look_first(None, [(gru_forward, list(_given.values()), 2.82767)])
for _one in (_given, _short, _wide):
    _states = gru_forward(*_one.values())
    _dstates = 10 * np.cos(3.0 + np.arange(_states.size)).reshape(_states.shape)
    _start, _weights = list(_one.items())[:2], list(_one.items())[2:]
    _one.clear()
    _one.update([("dstates", _dstates), *_start, ("states", _states), *_weights])
_mistakes = [
    (
        _short,
        "fails for x of shape (2, 6, 4) and works for (2, 2, 4): time is axis 1, so step t is x[:, t], not x[t].",
    ),
    (_wide, "fails for D, H = 4, 5 and works where both are 5: an input has D numbers, a state has H."),
]
_step = [_given["dstates"][:, 0], _given["x"][:, 0], *(_given[name] for name in ("h0", "W", "U", "b"))]
_hint = look_first(
    gru_backward,
    [(gru_step_backward, _step, -4.82830)],
    "Compare with numeric gradients, as the cell below does.",
)
_grads = call(gru_backward, _given, _hint, alike=_mistakes)
assert isinstance(_grads, (tuple, list)) and len(_grads) == 5, (
    "gru_backward returns five arrays: dx, dh0, dW, dU, db."
)
check(
    "gru_backward: dx",
    _grads[0],
    (2, 6, 4),
    np.float64,
    -3.83785,
    {
        ### MISTAKES nothing_travels
    },
    _hint,
)
check(
    "gru_backward: dh0",
    _grads[1],
    (2, 5),
    np.float64,
    -35.00028,
    {
        ### MISTAKES gradient_of_h1
    },
    _hint,
)
check(
    "gru_backward: dW",
    _grads[2],
    (4, 15),
    np.float64,
    2.75271,
    {
        ### MISTAKES weights_overwritten
    },
    _hint,
)
check(
    "gru_backward: dU",
    _grads[3],
    (5, 15),
    np.float64,
    7.27078,
    {
        ### MISTAKES recurrent_of_the_first_step
    },
    _hint,
)
check(
    "gru_backward: db",
    _grads[4],
    (2, 15),
    np.float64,
    -15.23839,
    {
        ### MISTAKES bias_of_the_first_step
    },
    _hint,
)
check_one_row(gru_backward, _given, whole=["b"])
check_dtype(gru_backward, _given)
print("gru_backward: this looks right.")
