_given = example(8, x=(2, 4, 3), h0=(2, 4), c0=(2, 4), W=(3, 16), U=(4, 16), b=(16,))
_both = call(lstm_forward, _given)
assert isinstance(_both, (tuple, list)) and len(_both) == 2, "lstm_forward returns two arrays: states, cells."
check(
    "lstm_forward: cells",
    _both[1],
    (2, 4, 4),
    np.float64,
    -1.75920,
    {
        -0.64553: "these are the hidden states; they come first, then the cell states.",
        -0.56193: "h0 and c0 are swapped at the start.",
        -0.65504: "h and c are swapped from step to step: lstm_step returns h_t, then c_t.",
        -2.40481: "every step starts from h0 and c0; hand both states of one step to the next.",
        -2.46198: "every step starts from c0; hand c_t to the next step.",
        -1.77492: "every step reads h0; hand h_t to the next step.",
        0.33840: "the first step starts from zeros; it should start from h0 and c0.",
        -1.92086: "time runs backwards: the first states belong to x[:, 0].",
        -3.66836: "the cell states are one step late: c0 is not part of the answer, c_T is.",
        -0.12546: "batch and time are mixed up; x[:, t] is step t of all examples. reshape does not swap axes.",
    },
    "Does lstm_step pass its check?",
)
check(
    "lstm_forward: states",
    _both[0],
    (2, 4, 4),
    np.float64,
    -0.64553,
    {
        -1.75920: "these are the cell states; the hidden states come first.",
        -0.07412: "the hidden states are one step late: h0 is not part of the answer, h_T is.",
    },
    "Does lstm_step pass its check?",
)
print("lstm_forward: this looks right.")
