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
        -4.51838: "this is the Frobenius norm, NumPy's default; the spectral norm is the largest singular value.",
        -1.57997: "this is the largest eigenvalue; the spectral norm is the largest singular value.",
        12.33977: "this is the product of the norms of the steps, an upper bound; multiply the matrices, then take the norm.",
        -2.44043: "the matrices are multiplied in the wrong order; matrices do not commute.",
        -2.82474: "the slope of the wrong step: from h_t on, the first slope is that of h_{t+1}, and h_t's own does not count.",
        -2.15437: "the slope of the tanh, 1 - h**2, is missing: these are powers of U.",
        -2.87309: "the states are already the tanh; the slope is 1 - h**2.",
        -2.73073: "U is not transposed where it acts on columns: with rows as examples the step is diag(1 - h**2) @ U.T.",
        2.83327: "the order is reversed: the last entry belongs to the last state, and is 1.",
        3.59505: "these are the norms of d h_t / d h_1; asked is d h_T / d h_t.",
        1.40448: "these are single steps, d h_{t+1} / d h_t; asked is the way to the last state.",
        -2.14863: "this is the largest entry of the Jacobian, not its spectral norm.",
        -1.56477: "this is the smallest singular value; the norm is the largest.",
    },
)
assert np.array_equal(_states_again, _states) and np.array_equal(_U_again, _U), (
    "state_jacobian_norms changes an argument."
)
print("state_jacobian_norms: this looks right.")
