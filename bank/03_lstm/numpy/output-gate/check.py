_given = example(5, x_t=(2, 3), h_prev=(2, 4), W=(3, 4), U=(4, 4), b=(4,))
check(
    "output_gate",
    call(output_gate, _given),
    (2, 4),
    np.float64,
    0.20002,
    {
        0.42989: "the bias b is left out.",
        -1.89363: "this is a tanh; the tanh on the way out belongs to c_t, in the next exercise. The gate is a sigmoid.",
        0.22115: "the gate is multiplied by tanh(h_prev) already; give the gate alone.",
        -0.00834: "the bias is counted twice, once for each kernel; there is one.",
        0.76334: "h_prev has no influence; the gate reads the hidden state too.",
        0.95792: "U is transposed: with one example a row it is h_prev @ U.",
    },
    "Does sigmoid pass its check?",
)
print("output_gate: this looks right.")
