_given = example(3, x_t=(2, 3), h_prev=(2, 4), W=(3, 4), U=(4, 4), b=(4,))
check(
    "candidate",
    call(candidate, _given),
    (2, 4),
    np.float64,
    -0.98669,
    {
        ### MISTAKES sigmoid, no_bias, no_squashing, tanh_of_each_term, recurrent_kernel_transposed,
        ### state_ignored, relu
    },
)
print("candidate: this looks right.")
