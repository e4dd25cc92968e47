_before, _three = (
    example(11, x_t=(2, 4), h_prev=(2, H), W=(4, 3 * H), U=(H, 3 * H), b=(3 * H,)) for H in (5, 3)
)
_after = example(12, x_t=(2, 4), h_prev=(2, 5), W=(4, 15), U=(5, 15), b=(2, 15))
_mistake = (
    "fails for 5 units and works for 3: H and the number of blocks are mixed up. There are always three blocks, "
    "of H columns each."
)
_hint = "It is x_t @ W and h_prev @ U, and the blocks lie side by side, along axis 1."
check(
    "gru_step: h_t for b of shape (3H,)",
    call(gru_step, _before, _hint, alike=[(_three, _mistake)]),
    (2, 5),
    np.float64,
    2.43918,
    {
        ### MISTAKES sides_swapped, blocks_swapped
    },
    "Work out z_t, r_t and the candidate of one unit by hand.",
)
check(
    "gru_step: h_t for b of shape (2, 3H)",
    call(gru_step, _after, "With b of shape (2, 3H), row 0 is added to x_t @ W and row 1 to h_prev @ U."),
    (2, 5),
    np.float64,
    0.36094,
    {
        ### MISTAKES reset_before_only, second_bias_lost
    },
    "With b of shape (3H,) it is right.",
)
check_one_row(gru_step, _before, whole=["b"])
check_dtype(gru_step, _before)
check_one_row(gru_step, _after, whole=["b"])
check_dtype(gru_step, _after)
print("gru_step: this looks right.")
