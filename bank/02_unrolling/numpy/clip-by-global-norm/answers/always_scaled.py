"""Scales small gradients up to max_norm."""
# loses: test-clip-by-global-norm-small
# says: there is nothing to clip


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    norm = float(np.sqrt(sum((g.astype(np.float64) ** 2).sum() for g in grads)))
    if not np.isfinite(norm):
        return [np.zeros_like(g) for g in grads], norm
    scale = max_norm / norm if norm > 0 else 1.0
    return [g * scale for g in grads], norm
