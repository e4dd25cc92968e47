_given = example(1, x_t=(2, 3), h_prev=(2, 4), W=(3, 4), U=(4, 4), b=(4,))
check(
    "forget_gate",
    call(forget_gate, _given),
    (2, 4),
    np.float64,
    1.22496,
    {
        1.28707: "the bias b is left out.",
        1.40462: "this is a tanh; a gate is a sigmoid, so that it lies between 0 and 1.",
        0.25330: "this is 1 - f_t. In spite of its name the gate says how much to keep.",
        2.23451: "this is the sum itself; the sigmoid is missing.",
        2.76525: "the sigmoid is applied to each term; apply it once, to the sum.",
        1.32717: "U is transposed: with one example a row it is h_prev @ U.",
        1.20284: "h_prev has no influence; the gate reads the hidden state too.",
        1.26357: "b is added after the sigmoid; it belongs inside.",
    },
    "Does sigmoid pass its check?",
)
print("forget_gate: this looks right.")
