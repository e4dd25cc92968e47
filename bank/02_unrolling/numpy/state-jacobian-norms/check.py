_given = {
    "states": 0.9 * np.sin(np.arange(90.0)).reshape(3, 6, 5),
    "U": np.cos(np.arange(25.0) ** 2).reshape(5, 5) / 2,
}
_hint = (
    "Each example has Jacobians of its own, so together they are (B, H, H); "
    "np.linalg.norm of each matrix needs axis=(1, 2)."
)
check(
    "state_jacobian_norms",
    call(state_jacobian_norms, _given, _hint),
    (3, 6),
    np.float64,
    -2.94150,
    {
        ### MISTAKES frobenius, spectral_radius, product_of_norms, order_reversed, slope_one_step_early,
        ### no_slope, tanh_again, recurrent_kernel_not_transposed, lag_zero_first, from_the_first_state,
        ### one_step_only, largest_entry, smallest_singular_value
    },
)
_norms = call(state_jacobian_norms, _given)
assert np.any(_norms != _norms.astype(np.float32)), (
    "state_jacobian_norms: all norms are float32 numbers, though the inputs are float64. "
    "Over many steps that is too coarse: work in the dtype of the inputs."
)
_other = {"states": 0.8 * waves(2, 2, 4, 3), "U": waves(1, 3, 3)}
check_again(
    "state_jacobian_norms",
    call(state_jacobian_norms, _other, _hint),
    (2, 4),
    0.77021,
    "B, T, H = 2, 4, 3",
)
check_one_row(state_jacobian_norms, _given)
print("state_jacobian_norms: this looks right.")
