_given = example(12, x_t=(2, 3), h_prev=(2, 4), W=(3, 4), U=(4, 4), b=(4,))
check(
    "input_gate",
    call(input_gate, _given),
    (2, 4),
    np.float64,
    -0.39210,
    {
        ### MISTAKES no_bias, tanh, coupled, state_ignored, input_ignored, squashed_twice, softmax
    },
    "Does sigmoid pass its check?",
)
print("input_gate: this looks right.")
