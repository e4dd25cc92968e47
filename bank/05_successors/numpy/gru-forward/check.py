_given, _short, _wide = (
    example(13, x=(2, T, D), h0=(2, 5), W=(D, 15), U=(5, 15), b=(2, 15)) for T, D in [(6, 4), (2, 4), (6, 5)]
)
_mistakes = [
    (
        _short,
        "fails for x of shape (2, 6, 4) and works for (2, 2, 4): time is axis 1, so step t is x[:, t], not x[t].",
    ),
    (_wide, "fails for D, H = 4, 5 and works where both are 5: an input has D numbers, a state has H."),
]
_step = [_given["x"][:, 0], *list(_given.values())[1:]]
_hint = look_first(
    gru_forward, [(gru_step, _step, -3.02756)], "Each step gets the state of the step before it."
)
check(
    "gru_forward",
    call(gru_forward, _given, _hint, alike=_mistakes),
    (2, 6, 5),
    np.float64,
    -2.00983,
    {
        ### MISTAKES nothing_carried
    },
    _hint,
)
check_one_row(gru_forward, _given, whole=["b"])
check_dtype(gru_forward, _given)
print("gru_forward: this looks right.")
