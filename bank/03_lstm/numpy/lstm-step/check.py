_given = example(7, x_t=(2, 3), h_prev=(2, 5), c_prev=(2, 5), W=(3, 20), U=(5, 20), b=(20,))
_four = example(7, x_t=(2, 3), h_prev=(2, 4), c_prev=(2, 4), W=(3, 16), U=(4, 16), b=(16,))
_mistake = (
    "fails for 5 units and works for 4: H and the number of blocks are mixed up. There are always four blocks, "
    "of H columns each."
)
_h, _c = _given["h_prev"], _given["c_prev"]
_hint = "It is x_t @ W and h_prev @ U, and the blocks of the sum lie side by side, along axis 1."
_f, _i, _c_prev, _c_tilde = example(3, f=(2, 5), i=(2, 5), c=(2, 5), c_tilde=(2, 5)).values()
_first = look_first(
    lstm_step,
    [
        (sigmoid, [_h], -1.00961),
        (update_cell, [_f, _c_prev, _i, _c_tilde], 0.07433),
        (hidden_state, [_h, _c], 0.41994),
    ],
    "The blocks are i, f, c and o, each of H columns.",
)
_states = call(lstm_step, _given, _hint, alike=[(_four, _mistake)])
assert isinstance(_states, (tuple, list)) and len(_states) == 2, "lstm_step returns two arrays: h_t, c_t."
check(
    "lstm_step: c_t",
    _states[1],
    (2, 5),
    np.float64,
    1.62490,
    {
        ### MISTAKES returns_c_first, input_and_forget_swapped, order_of_onnx, order_of_tensorflow_1,
        ### interleaved, no_bias, sigmoid_for_the_candidate, state_ignored, reads_the_cell_state,
        ### nothing_forgotten, tanh_kept
    },
    _first,
)
check(
    "lstm_step: h_t",
    _states[0],
    (2, 5),
    np.float64,
    0.95607,
    {
        ### MISTAKES no_tanh, shows_the_old_memory, candidate_and_output_swapped, output_gate_ignored
    },
    _first,
)
check_one_row(lstm_step, _given)
check_dtype(lstm_step, _given)
print("lstm_step: this looks right.")
