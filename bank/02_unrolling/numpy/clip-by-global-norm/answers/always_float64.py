"""A NumPy float64 times a float32 array is float64."""
# loses: test-clip-by-global-norm-dtype
# says: for float32 inputs; it should keep their dtype


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    norm = np.float64(np.sqrt(sum((g.astype(np.float64) ** 2).sum() for g in grads)))
    if not np.isfinite(norm):
        return [np.zeros_like(g) for g in grads], norm
    scale = np.minimum(1.0, max_norm / norm) if norm > 0 else np.float64(1.0)
    return [g * scale for g in grads], norm
