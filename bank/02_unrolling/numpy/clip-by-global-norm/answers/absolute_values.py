"""The sum of absolute values."""
# loses: test-clip-by-global-norm-values, test-clip-by-global-norm-norm
# says: this is the sum of absolute values; the norm takes squares.


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    norm = float(sum(np.abs(g.astype(np.float64)).sum() for g in grads))
    if not np.isfinite(norm):
        return [np.zeros_like(g) for g in grads], norm
    scale = min(1.0, max_norm / norm) if norm > 0 else 1.0
    return [g * scale for g in grads], norm
