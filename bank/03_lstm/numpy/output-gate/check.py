_given = example(5, x_t=(2, 3), h_prev=(2, 5), W=(3, 5), U=(5, 5), b=(5,))
_equal = example(5, x_t=(3, 3), h_prev=(3, 3), W=(3, 3), U=(3, 3), b=(3,))
_mistake = "fails for B, D, H = 2, 3, 5 and works where all are 3: mind the order of the factors, x_t @ W and h_prev @ U."
_hint = look_first(
    output_gate, [(sigmoid, [_given["h_prev"]], 0.50297)], "Work out one entry by hand and compare."
)
check(
    "output_gate",
    call(output_gate, _given, alike=[(_equal, _mistake)]),
    (2, 5),
    np.float64,
    -1.42567,
    {
        ### MISTAKES no_bias, tanh, state_gated_already, kernels_added, state_ignored,
        ### recurrent_kernel_transposed
    },
    _hint,
)
check_one_row(output_gate, _given)
check_dtype(output_gate, _given)
print("output_gate: this looks right.")
