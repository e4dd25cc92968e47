_given = example(1, x_t=(2, 3), h_prev=(2, 5), W=(3, 5), U=(5, 5), b=(5,))
_equal = example(1, x_t=(3, 3), h_prev=(3, 3), W=(3, 3), U=(3, 3), b=(3,))
_mistake = "fails for B, D, H = 2, 3, 5 and works where all are 3: mind the order of the factors, x_t @ W and h_prev @ U."
_hint = look_first(
    forget_gate, [(sigmoid, [_given["h_prev"]], -0.89386)], "Work out one entry by hand and compare."
)
check(
    "forget_gate",
    call(forget_gate, _given, alike=[(_equal, _mistake)]),
    (2, 5),
    np.float64,
    -1.69502,
    {
        ### MISTAKES no_bias, tanh, how_much_to_forget, no_squashing, sigmoid_of_each_term,
        ### recurrent_kernel_transposed, state_ignored, bias_outside
    },
    _hint,
)
check_one_row(forget_gate, _given)
check_dtype(forget_gate, _given)
print("forget_gate: this looks right.")
