# Hidden test (1 point): large float32 gradients are clipped right, though their squares overflow in float32.
def test_clip_large(rng):
    for size in (1e20, 1e30, 1e38):
        sign = rng.choice([-1, 1])  # one entry, whose norm is its size: this test is about overflow alone
        with np.errstate(all="ignore"):
            clipped, norm = clip_by_global_norm([np.array([sign * size], np.float32)], 2.0)
        assert np.isfinite(norm), (
            f"clip_by_global_norm gives norm {norm} for finite float32 gradients of size {size:.0e}."
        )
        got = float(np.ravel(clipped[0])[0])
        assert abs(got - 2 * sign) < 1e-4, (
            f"clip_by_global_norm clips a float32 entry of {size:.0e} to {got:.4g}, not to 2."
        )


test_clip_large(fresh("test_clip_large"))
