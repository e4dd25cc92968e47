# Hidden test (1 point): the norms stay right over 200 steps, where they are very small or very large.
def test_state_jacobian_norms_long(rng):
    T, H, level = 200, 3, rng.uniform(0.1, 0.3, size=2)
    for scale in (0.4, 1.0, 2.0):
        U = (
            scale * np.linalg.qr(rng.normal(size=(H, H)))[0]
        )  # an orthogonal matrix stretches all directions alike
        states = np.broadcast_to(level[:, None, None], (2, T, H)).copy()
        norms = np.asarray(state_jacobian_norms(states, U))
        right = (scale * (1 - level[:, None] ** 2)) ** np.arange(T - 1, -1, -1)
        assert norms.shape == (2, T), (
            f"state_jacobian_norms gives shape {norms.shape} for B, T, H = {2, T, H}."
        )
        error = np.max(np.abs(norms / right - 1))
        assert error < 1e-9, (
            f"state_jacobian_norms is off by a relative {error:.1e} over 200 steps, where the norms reach {right[0, 0]:.0e}."
        )


test_state_jacobian_norms_long(fresh("test_state_jacobian_norms_long"))
