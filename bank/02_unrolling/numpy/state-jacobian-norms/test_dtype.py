# Hidden test (1 point): state_jacobian_norms keeps the dtype of its inputs, and leaves them alone.
def test_state_jacobian_norms_dtype(rng):
    for dtype in (np.float32, np.float64):
        states, U = (
            rng.uniform(-0.9, 0.9, size=(2, 4, 3)).astype(dtype),
            rng.normal(size=(3, 3)).astype(dtype),
        )
        before = states.copy(), U.copy()
        got = state_jacobian_norms(states, U).dtype
        assert got == dtype, f"state_jacobian_norms gives {got} for inputs of {np.dtype(dtype)}."
        assert np.array_equal(states, before[0]), "state_jacobian_norms changes its argument states."
        assert np.array_equal(U, before[1]), "state_jacobian_norms changes its argument U."


test_state_jacobian_norms_dtype(fresh("test_state_jacobian_norms_dtype"))
