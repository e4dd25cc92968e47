# Hidden test (1 point): each clipped array keeps its dtype, and the arguments are left alone.
def test_clip_dtype(rng):
    for dtype in (np.float32, np.float64):
        for max_norm, factor in [(0.5, 1), (50.0, 1), (0.5, 0), (0.5, np.nan)]:
            grads = [(factor * g).astype(dtype) for g in random_gradients(rng, 3.0)[0]]
            before = [g.copy() for g in grads]
            with np.errstate(all="ignore"):
                clipped = clip_by_global_norm(grads, max_norm)[0]
            for got, was, argument in zip(clipped, before, grads, strict=True):
                assert got.dtype == dtype, (
                    f"clip_by_global_norm gives {got.dtype} for gradients of {np.dtype(dtype)}."
                )
                assert np.array_equal(argument, was, equal_nan=True), (
                    "clip_by_global_norm changes the gradients it was given."
                )


test_clip_dtype(fresh("test_clip_dtype"))
