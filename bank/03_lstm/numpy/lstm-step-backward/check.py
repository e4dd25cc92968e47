_given, _four = (
    example(
        9,
        dh=(2, H),
        dc=(2, H),
        x_t=(2, 3),
        h_prev=(2, H),
        c_prev=(2, H),
        W=(3, 4 * H),
        U=(H, 4 * H),
        b=(4 * H,),
    )
    for H in (5, 4)
)
_mistake = (
    "fails for 5 units and works for 4: H and the number of blocks are mixed up. There are always four blocks, "
    "of H columns each."
)
_f, _i, _c_prev, _c_tilde = example(3, f=(2, 5), i=(2, 5), c=(2, 5), c_tilde=(2, 5)).values()
_hint = look_first(
    lstm_step_backward,
    [(sigmoid, [_given["h_prev"]], 0.66094), (update_cell, [_f, _c_prev, _i, _c_tilde], 0.07433)],
    "Work out one block of dz by hand, or compare with the numeric gradient of chapter 2.",
)
_shapes = "dz is (B, 4H), here (2, 20). Which product of it gives the shape of W, or of x_t?"
_grads = call(lstm_step_backward, _given, _shapes, alike=[(_four, _mistake)])
assert isinstance(_grads, (tuple, list)) and len(_grads) == 6, (
    "lstm_step_backward returns six arrays: dx, dh_prev, dc_prev, dW, dU, db."
)
check(
    "lstm_step_backward: dc_prev",
    _grads[2],
    (2, 5),
    np.float64,
    1.68327,
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
    0.44959,
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
    (2, 5),
    np.float64,
    0.61758,
    {
        ### MISTAKES dh_added, one_block_only
    },
    _hint,
)
check(
    "lstm_step_backward: dW",
    _grads[3],
    (3, 20),
    np.float64,
    0.80019,
    {
        ### MISTAKES averaged_over_batch
    },
    _hint,
)
check(
    "lstm_step_backward: dU",
    _grads[4],
    (5, 20),
    np.float64,
    0.69271,
    {
        ### MISTAKES pairs_with_the_cell_state, pairs_with_h_t
    },
    _hint,
)
check(
    "lstm_step_backward: db",
    _grads[5],
    (20,),
    np.float64,
    0.63260,
    {
        ### MISTAKES bias_averaged, bias_past_the_slopes
    },
    _hint,
)
check_one_row(lstm_step_backward, _given)
check_dtype(lstm_step_backward, _given)
print("lstm_step_backward: this looks right.")
