_given = example(6, o_t=(3, 3), c_t=(3, 3))
_given = {"o_t": 0.5 + 0.4 * _given["o_t"], "c_t": 3 * _given["c_t"]}
check(
    "hidden_state",
    call(hidden_state, _given),
    (3, 3),
    np.float64,
    -1.90603,
    {
        ### MISTAKES no_tanh, tanh_outside, sigmoid, gate_ignored, added, gate_squashed_again, matrix_product
    },
)
check_one_row(hidden_state, _given)
check_dtype(hidden_state, _given)
print("hidden_state: this looks right.")
