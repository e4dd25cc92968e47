# Hidden test (1 point): the norm that is returned is the global norm before clipping.
def test_clip_norm(rng):
    for size, max_norm in [(8.0, 2.5), (0.6, 0.5), (2.0, 50.0), (0.0, 1.0)]:
        with np.errstate(all="ignore"):
            norm = clip_by_global_norm(random_gradients(rng, size)[0], max_norm)[1]
        assert np.ndim(norm) == 0, "clip_by_global_norm: the norm is one number, for all arrays together."
        assert abs(norm - size) <= 1e-9 * size, (
            f"clip_by_global_norm gives norm {norm:.4g} for gradients of norm {size}."
        )


test_clip_norm(fresh("test_clip_norm"))
