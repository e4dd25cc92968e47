_given = example(7, x_t=(2, 3), h_prev=(2, 4), c_prev=(2, 4), W=(3, 16), U=(4, 16), b=(16,))
_states = call(lstm_step, _given)
assert isinstance(_states, (tuple, list)) and len(_states) == 2, "lstm_step returns two arrays: h_t, c_t."
check(
    "lstm_step: c_t",
    _states[1],
    (2, 4),
    np.float64,
    0.06097,
    {
        -0.29176: "this is h_t; the hidden state comes first, then the cell state.",
        -0.48361: "the input and forget blocks are swapped: the story tells of f first, but Keras packs i, f, c, o.",
        1.14618: "the blocks are read as i, o, f, c, as ONNX packs them; Keras packs i, f, c, o.",
        0.77611: "the blocks are read as i, c, f, o, as TensorFlow 1 packed them; Keras packs i, f, c, o.",
        0.66923: "the units are taken as interleaved: a block is H columns side by side, not every fourth column.",
        -0.15350: "the bias b is left out.",
        0.80917: "the candidate goes through a sigmoid; it is a tanh.",
        0.22440: "h_prev has no influence on it.",
        0.08779: "the layers read c_prev; they read h_prev.",
        0.45233: "c_prev is not multiplied by the forget gate.",
        0.07184: "the squashed copy is handed on as memory; the tanh is only for h_t.",
    },
    "Do sigmoid, update_cell and hidden_state pass their checks?",
)
check(
    "lstm_step: h_t",
    _states[0],
    (2, 4),
    np.float64,
    -0.29176,
    {
        -0.33285: "the tanh is forgotten on the way out.",
        0.08604: "it shows c_prev; it should show c_t, the memory after this step.",
        -1.04958: "the output gate goes through a tanh; it is a sigmoid.",
        0.07184: "the output gate has no influence.",
    },
    "Does hidden_state pass its check?",
)
print("lstm_step: this looks right.")
