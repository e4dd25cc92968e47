_given = example(4, f_t=(3, 3), c_prev=(3, 3), i_t=(3, 3), c_tilde=(3, 3))
_given |= {"f_t": 0.5 + 0.4 * _given["f_t"], "i_t": 0.5 + 0.4 * _given["i_t"]}
check(
    "update_cell",
    call(update_cell, _given),
    (3, 3),
    np.float64,
    -0.25548,
    {
        0.61373: "the gates are swapped: f_t belongs to the old memory, i_t to the candidate.",
        2.14228: "nothing is ever forgotten: c_prev is not multiplied by f_t. (So it was in 1997.)",
        0.45231: "c_prev is multiplied by 1 - f_t; f_t says how much to keep.",
        -0.60677: "the candidate is multiplied by 1 - f_t, as in a GRU; here it is i_t.",
        -2.06420: "the candidate is added whole; multiply it by i_t.",
        -0.16849: "there is a tanh around the memory; the cell state is not squashed.",
        0.05952: "these are matrix products; a gate multiplies entry by entry.",
    },
)
print("update_cell: this looks right.")
