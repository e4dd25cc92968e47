_given = example(12, x_t=(2, 3), h_prev=(2, 5), W=(3, 5), U=(5, 5), b=(5,))
_equal = example(12, x_t=(3, 3), h_prev=(3, 3), W=(3, 3), U=(3, 3), b=(3,))
_mistake = "fails for B, D, H = 2, 3, 5 and works where all are 3: mind the order of the factors, x_t @ W and h_prev @ U."
_hint = look_first(
    input_gate, [(sigmoid, [_given["h_prev"]], -0.37262)], "Work out one entry by hand and compare."
)
check(
    "input_gate",
    call(input_gate, _given, alike=[(_equal, _mistake)]),
    (2, 5),
    np.float64,
    0.79350,
    {
        ### MISTAKES no_bias, tanh, coupled, state_ignored, input_ignored, squashed_twice, softmax
    },
    _hint,
)
check_one_row(input_gate, _given)
check_dtype(input_gate, _given)
print("input_gate: this looks right.")
