"""Clips the caller's arrays."""
# loses: test-clip-by-global-norm-dtype
# says: changes grads, an argument


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    norm = float(np.sqrt(sum((g.astype(np.float64) ** 2).sum() for g in grads)))
    if not np.isfinite(norm):
        return [np.zeros_like(g) for g in grads], norm
    scale = min(1.0, max_norm / norm) if norm > 0 else 1.0
    for g in grads:
        g *= scale
    return grads, norm
