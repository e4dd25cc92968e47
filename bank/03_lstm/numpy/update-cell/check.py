_given = example(4, f_t=(3, 3), c_prev=(3, 3), i_t=(3, 3), c_tilde=(3, 3))
_given |= {"f_t": 0.5 + 0.4 * _given["f_t"], "i_t": 0.5 + 0.4 * _given["i_t"]}
check(
    "update_cell",
    call(update_cell, _given),
    (3, 3),
    np.float64,
    -0.25548,
    {
        ### MISTAKES gates_swapped, nothing_forgotten, how_much_to_forget, coupled, input_gate_ignored,
        ### tanh_around, matrix_products
    },
)
check_one_row(update_cell, _given)
check_dtype(update_cell, _given)
print("update_cell: this looks right.")
