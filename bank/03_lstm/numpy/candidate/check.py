_given = example(3, x_t=(2, 3), h_prev=(2, 5), W=(3, 5), U=(5, 5), b=(5,))
_equal = example(3, x_t=(3, 3), h_prev=(3, 3), W=(3, 3), U=(3, 3), b=(3,))
_mistake = "fails for B, D, H = 2, 3, 5 and works where all are 3: mind the order of the factors, x_t @ W and h_prev @ U."
check(
    "candidate",
    call(candidate, _given, alike=[(_equal, _mistake)]),
    (2, 5),
    np.float64,
    5.27493,
    {
        ### MISTAKES sigmoid, no_bias, no_squashing, tanh_of_each_term, recurrent_kernel_transposed,
        ### state_ignored, relu
    },
)
check_one_row(candidate, _given)
check_dtype(candidate, _given)
print("candidate: this looks right.")
