_given = example(6, o_t=(3, 3), c_t=(3, 3))
_given = {"o_t": 0.5 + 0.4 * _given["o_t"], "c_t": 3 * _given["c_t"]}
check(
    "hidden_state",
    call(hidden_state, _given),
    (3, 3),
    np.float64,
    -1.90603,
    {
        -5.03705: "the tanh is forgotten on the way out: h_t would grow with the memory.",
        -3.11509: "the tanh is around the product; squash c_t first, then gate it.",
        -0.69866: "c_t goes through a sigmoid; it is a tanh, so that h_t can be negative.",
        -4.00029: "the output gate has no influence; multiply by o_t.",
        -3.73983: "the gate is added; it should multiply.",
        -2.46648: "o_t goes through the sigmoid again; it is a gate already.",
        -0.61481: "this is a matrix product; a gate multiplies entry by entry.",
    },
)
print("hidden_state: this looks right.")
