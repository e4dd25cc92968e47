"""The zeros that take the place of NaN are float64."""
# loses: test-clip-by-global-norm-dtype
# says: float64


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm should be above 0")
    norm = np.sqrt(sum(np.sum(g.astype(np.float64) ** 2) for g in grads))
    if not np.isfinite(norm):
        return [np.zeros(g.shape) for g in grads], norm
    factor = max_norm / max(norm, max_norm)
    return [g * g.dtype.type(factor) for g in grads], norm
