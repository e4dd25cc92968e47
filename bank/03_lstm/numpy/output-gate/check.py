_given = example(5, x_t=(2, 3), h_prev=(2, 4), W=(3, 4), U=(4, 4), b=(4,))
check(
    "output_gate",
    call(output_gate, _given),
    (2, 4),
    np.float64,
    0.20002,
    {
        ### MISTAKES no_bias, tanh, state_gated_already, kernels_added, state_ignored,
        ### recurrent_kernel_transposed
    },
    "Does sigmoid pass its check?",
)
print("output_gate: this looks right.")
