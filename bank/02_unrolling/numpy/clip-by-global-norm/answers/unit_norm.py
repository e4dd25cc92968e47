"""Divides by the norm and forgets max_norm."""
# loses: test-clip-by-global-norm-values, test-clip-by-global-norm-large
# says: the norm after clipping is 1; it should be max_norm.


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    norm = float(np.sqrt(sum((g.astype(np.float64) ** 2).sum() for g in grads)))
    if not np.isfinite(norm):
        return [np.zeros_like(g) for g in grads], norm
    scale = 1 / norm if norm > max_norm else 1.0
    return [g * scale for g in grads], norm
