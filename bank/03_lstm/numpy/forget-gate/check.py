_given = example(1, x_t=(2, 3), h_prev=(2, 4), W=(3, 4), U=(4, 4), b=(4,))
check(
    "forget_gate",
    call(forget_gate, _given),
    (2, 4),
    np.float64,
    1.22496,
    {
        ### MISTAKES no_bias, tanh, how_much_to_forget, no_squashing, sigmoid_of_each_term,
        ### recurrent_kernel_transposed, state_ignored, bias_outside
    },
    "Does sigmoid pass its check?",
)
print("forget_gate: this looks right.")
