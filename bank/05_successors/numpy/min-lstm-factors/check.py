_given, _three = (example(17, x=(2, 6, 4), W=(4, 3 * H), b=(3 * H,)) for H in (5, 3))
_mistake = (
    "fails for 5 units and works for 3: H and the number of blocks are mixed up. There are always three blocks, "
    "of H columns each, along the last axis."
)
_hint = "x has three axes; x @ W works for it as it stands. The blocks lie along the last axis."
_both = call(min_lstm_factors, _given, _hint, alike=[(_three, _mistake)])
assert isinstance(_both, (tuple, list)) and len(_both) == 2, "min_lstm_factors returns two arrays: a, w."
check(
    "min_lstm_factors: a",
    _both[0],
    (2, 6, 5),
    np.float64,
    1.01026,
    {
        ### MISTAKES blocks_swapped, not_divided, w_first
    },
    "Work out the two gates of one unit by hand, then a.",
)
check(
    "min_lstm_factors: w",
    _both[1],
    (2, 6, 5),
    np.float64,
    -2.59606,
    {
        ### MISTAKES tanh_kept, share_not_divided, candidate_forgotten
    },
    "a is right. Which factor of the candidate belongs to it?",
)
_low = {"x": np.full((1, 1, 1), -500.0), "W": np.array([[2.0, 2.004, -0.002]]), "b": np.zeros(3)}
with np.errstate(all="ignore"):
    _far = call(min_lstm_factors, _low)
assert all(np.all(np.isfinite(a)) for a in _far), (
    "min_lstm_factors gives NaN or infinity where both gates are 0 as a float: the sums are -1000 and -1002."
)
check(
    "min_lstm_factors: a for very negative sums",
    np.asarray(_far[0]),
    (1, 1, 1),
    np.float64,
    0.88080,
    {
        ### MISTAKES small_number_added
    },
    "The sums are -1000 and -1002. Divide by one of the gates before you work them out.",
)
assert np.allclose(_far[1], 0.11920, atol=1e-4), (
    f"min_lstm_factors: a is right for the sums -1000 and -1002, but w is {np.squeeze(_far[1]):.5f} for a candidate of 1; it "
    "should be 1 - 0.88080. Add nothing to the denominator: the ratio of the gates is what matters."
)
_cases = [
    (1000, 3, 0.51215, "the forget gate is 1. Does an exponential of a large number overflow?"),
    (
        -1000,
        1000,
        0.0,
        "nothing is kept, and the candidate is written whole. Is infinity divided by infinity?",
    ),
    (1000, -1000, 1.0, "all is kept, and nothing is written. Is infinity divided by infinity?"),
]
for _f, _i, _right, _why in _cases:
    _given_far = {"x": np.ones((1, 1, 1)), "W": np.array([[_f, _i, 1.0]]), "b": np.zeros(3)}
    with np.errstate(all="ignore"):
        _far = call(min_lstm_factors, _given_far)
    for _name, _got, _wanted in zip("aw", _far, (_right, 1 - _right)):
        assert abs(np.squeeze(_got) - _wanted) < 1e-4, (
            f"min_lstm_factors gives {_name} = {np.squeeze(_got):.5f} for the sums {_f} and {_i} and a candidate of 1; it should "
            f"be {_wanted:.5f}: {_why}"
        )
check_one_row(min_lstm_factors, _given)
check_dtype(min_lstm_factors, _given)
print("min_lstm_factors: this looks right.")
