_given, _square = (example(20, q=(2, 7, K), k=(2, 7, K), v=(2, 7, 5), S=(2, K, 5)) for K in (3, 5))
_mistake = (
    "fails for K, V = 3, 5 and works where both are 5: rows of S belong to the K numbers of a key, columns to the V "
    "numbers of a value."
)
_hint = "The outer product of a step is (B, K, V): a column of its key times a row of its value."
_both = call(fast_weights, _given, _hint, alike=[(_square, _mistake)])
assert isinstance(_both, (tuple, list)) and len(_both) == 2, "fast_weights returns two arrays: y, S."
check(
    "fast_weights: y",
    _both[0],
    (2, 7, 5),
    np.float64,
    -2.8354,
    {
        ### MISTAKES reads_before_writing, start_ignored
    },
    "Work out the two answers of the task's example.",
)
check(
    "fast_weights: S",
    _both[1],
    (2, 3, 5),
    np.float64,
    10.17643,
    {
        ### MISTAKES first_matrix_returned
    },
    "y is right. S is the matrix after the last step.",
)
check_one_row(fast_weights, _given)
check_dtype(fast_weights, _given)
print("fast_weights: this looks right.")
