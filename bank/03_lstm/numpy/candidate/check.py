_given = example(3, x_t=(2, 3), h_prev=(2, 4), W=(3, 4), U=(4, 4), b=(4,))
check(
    "candidate",
    call(candidate, _given),
    (2, 4),
    np.float64,
    -0.98669,
    {
        0.39489: "this is a sigmoid, like the gates; the candidate is a tanh, so that it can be negative.",
        -2.49721: "the bias b is left out.",
        -1.62313: "this is the sum itself; the tanh is missing.",
        -1.23235: "tanh is applied to each term; apply it once, to the sum.",
        -0.57010: "U is transposed: with one example a row it is h_prev @ U.",
        -1.33350: "h_prev has no influence; the candidate reads the hidden state too.",
        -0.46681: "this is a ReLU; the candidate is a tanh.",
    },
)
print("candidate: this looks right.")
