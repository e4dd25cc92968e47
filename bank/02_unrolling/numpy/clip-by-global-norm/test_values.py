# Hidden test (2 points): gradients above max_norm keep their direction, and get the norm max_norm.
def random_gradients(rng, size):
    """Four float64 arrays of different shapes whose global norm is `size`, and the same numbers end to end."""
    flat = rng.normal(size=18)
    flat *= size / np.linalg.norm(flat)
    grads = [
        flat[:6].reshape(2, 3).copy(),
        flat[6:7].copy(),
        flat[7:16].reshape(3, 3).copy(),
        flat[16:].copy(),
    ]
    return grads, flat


def test_clip_values(rng):
    for size, max_norm in [(8.0, 2.5), (0.9, 0.3), (1000.0, 5), (6.0, 1)]:
        grads, flat = random_gradients(rng, size)
        shapes = [g.shape for g in grads]
        clipped = [np.asarray(g) for g in clip_by_global_norm(grads, max_norm)[0]]
        assert [g.shape for g in clipped] == shapes, "clip_by_global_norm changes the shapes."
        got = np.concatenate([g.ravel() for g in clipped])
        error = np.linalg.norm(got - flat * max_norm / size) / max_norm
        assert error < 1e-5, (
            f"clip_by_global_norm: gradients of norm {size} clipped at {max_norm} get norm {np.linalg.norm(got):.4g}"
            + (", and another direction." if abs(np.linalg.norm(got) / max_norm - 1) < 1e-5 else ".")
        )


test_clip_values(fresh("test_clip_values"))
