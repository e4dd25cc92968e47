_given = example(18, a=(2, 7, 3), b=(2, 7, 3))
_hint = "In a round with jump 2, steps 2, 3, ... are joined with steps 0, 1, ...: which slices of axis 1 are these?"
check(
    "scan",
    call(scan, _given, _hint),
    (2, 7, 3),
    np.float64,
    -4.36969,
    {
        ### MISTAKES one_round, factors_first
    },
    "Work out the round with jump 1 for a = (2, 3, 4) and b = (1, 1, 1); the task has its numbers.",
)
check_one_row(scan, _given)
_one = call(scan, example(18, a=(2, 1, 3), b=(2, 1, 3)), "Here T is 1: there is nothing to join.")
assert np.array_equal(_one, example(18, a=(2, 1, 3), b=(2, 1, 3))["b"]), "scan: for T = 1 the state is b_1."
with np.errstate(all="ignore"):
    _long = call(scan, {"a": np.full((1, 400, 1), 0.1), "b": np.ones((1, 400, 1))})
assert abs(_long[0, -1, 0] - 10 / 9) < 1e-6, (
    "scan: with 400 factors of 0.1 and additions of 1 the state stays near 1.11, and yours does not. Their product "
    "is 0 as a float, so nothing can be divided by it."
)
check_dtype(scan, _given)
print("scan: this looks right.")
