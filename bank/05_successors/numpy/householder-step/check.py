_given = example(19, h=(3, 5), k=(3, 5), beta=(3, 1))
_hint = "k * h has the shape (B, n): sum it over axis 1, and keep the axis, so that it goes with k again."
check(
    "householder_step",
    call(householder_step, _given, _hint),
    (3, 5),
    np.float64,
    1.93584,
    {
        ### MISTAKES mirror_always, length_not_squared, length_ignored
    },
    "Work out h = (1, 2, 3), k = (1, -1, 0), beta = 2; the task has its numbers.",
)
_swap = {"h": np.array([[1.0, 2, 3]]), "k": np.array([[1.0, -1, 0]]), "beta": np.array([[2.0]])}
assert np.allclose(call(householder_step, _swap), [[2, 1, 3]]), (
    "householder_step: k = (1, -1, 0) and beta = 2 turn (1, 2, 3) into (2, 1, 3)."
)
check_one_row(householder_step, _given)
check_dtype(householder_step, _given)
print("householder_step: this looks right.")
