_states, _U = 0.9 * np.sin(np.arange(40.0)).reshape(2, 5, 4), np.sin(np.arange(7.0, 23)).reshape(4, 4)
_states_again, _U_again = _states.copy(), _U.copy()
_norms = state_jacobian_norms(_states_again, _U_again)
check(
    "state_jacobian_norms",
    _norms,
    (2, 5),
    np.float64,
    -2.77227,
    {
        ### MISTAKES frobenius, spectral_radius, product_of_norms, order_reversed, slope_one_step_early,
        ### no_slope, tanh_again, recurrent_kernel_not_transposed, lag_zero_first, from_the_first_state,
        ### one_step_only, largest_entry, smallest_singular_value
    },
)
assert np.array_equal(_states_again, _states) and np.array_equal(_U_again, _U), (
    "state_jacobian_norms changes an argument."
)
print("state_jacobian_norms: this looks right.")
