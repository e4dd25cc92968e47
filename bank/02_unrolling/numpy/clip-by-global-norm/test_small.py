# Hidden test (1 point): gradients with a norm up to max_norm, zeros too, stay as they are.
def test_clip_small(rng):
    for size, max_norm in [(0.7, 20.0), (2.0, 50.0), (0.0, 1.0)]:
        grads, _ = random_gradients(rng, size)
        with np.errstate(all="ignore"):
            clipped = clip_by_global_norm([g.copy() for g in grads], max_norm)[0]
        for got, was in zip(clipped, grads, strict=True):
            assert np.array_equal(got, was), (
                f"clip_by_global_norm changes gradients of norm {size} with max_norm {max_norm}."
            )


test_clip_small(fresh("test_clip_small"))
