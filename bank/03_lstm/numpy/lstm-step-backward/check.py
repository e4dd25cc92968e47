_given = example(
    9, dh=(2, 4), dc=(2, 4), x_t=(2, 3), h_prev=(2, 4), c_prev=(2, 4), W=(3, 16), U=(4, 16), b=(16,)
)
_hint = "Work out one block of dz by hand, or compare with the numeric gradient of chapter 2."
_grads = call(lstm_step_backward, _given)
assert isinstance(_grads, (tuple, list)) and len(_grads) == 6, (
    "lstm_step_backward returns six arrays: dx, dh_prev, dc_prev, dW, dU, db."
)
check(
    "lstm_step_backward: dc_prev",
    _grads[2],
    (2, 4),
    np.float64,
    1.82673,
    {
        ### MISTAKES hidden_way_forgotten, later_way_forgotten, no_slope_on_the_way_out,
        ### slope_not_of_the_tanh, output_gate_forgotten, slope_of_the_old_memory, through_the_input_gate,
        ### forget_gate_forgotten, forget_slope, bias_lost, order_of_the_equations
    },
    _hint,
)
check(
    "lstm_step_backward: dx",
    _grads[0],
    (2, 3),
    np.float64,
    -0.48903,
    {
        ### MISTAKES no_slopes, slope_of_tanh_for_gates, slope_of_sigmoid_for_candidate,
        ### candidate_and_input_swapped, forget_gets_new_memory, output_gets_the_memory,
        ### output_gate_not_trained, blocks_in_order_of_the_equations
    },
    _hint,
)
check(
    "lstm_step_backward: dh_prev",
    _grads[1],
    (2, 4),
    np.float64,
    -1.13856,
    {
        ### MISTAKES dh_added, one_block_only
    },
    _hint,
)
check(
    "lstm_step_backward: dW",
    _grads[3],
    (3, 16),
    np.float64,
    -0.65158,
    {
        ### MISTAKES averaged_over_batch
    },
    _hint,
)
check(
    "lstm_step_backward: dU",
    _grads[4],
    (4, 16),
    np.float64,
    0.20460,
    {
        ### MISTAKES pairs_with_the_cell_state, pairs_with_h_t
    },
    _hint,
)
check(
    "lstm_step_backward: db",
    _grads[5],
    (16,),
    np.float64,
    -0.44259,
    {
        ### MISTAKES bias_averaged, bias_past_the_slopes
    },
    _hint,
)
print("lstm_step_backward: this looks right.")
