"""Forgets the root."""
# loses: test-clip-by-global-norm-values, test-clip-by-global-norm-norm, test-clip-by-global-norm-large
# says: this is the sum of squares; the norm is its square root.


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    norm = float((sum((g.astype(np.float64) ** 2).sum() for g in grads)))
    if not np.isfinite(norm):
        return [np.zeros_like(g) for g in grads], norm
    scale = min(1.0, max_norm / norm) if norm > 0 else 1.0
    return [g * scale for g in grads], norm
