_given = example(12, x_t=(2, 3), h_prev=(2, 4), W=(3, 4), U=(4, 4), b=(4,))
check(
    "input_gate",
    call(input_gate, _given),
    (2, 4),
    np.float64,
    -0.39210,
    {
        -0.17360: "the bias b is left out.",
        -3.30923: "this is a tanh, which may be negative; a gate is a sigmoid.",
        1.87035: "this is 1 minus a sigmoid, as if the input gate were the rest of the forget gate; it decides on its own.",
        -0.21019: "h_prev has no influence; what to let in depends on what came before.",
        0.19570: "x_t has no influence; the gate reads the input.",
        0.65317: "the sigmoid is taken twice.",
        -0.70298: "this is a softmax over the units: they compete. Each unit's gate decides on its own.",
    },
    "Does sigmoid pass its check?",
)
print("input_gate: this looks right.")
