"""Compares the wrong way round: what is too large stays, what is small grows."""
# loses: test-clip-by-global-norm-values, test-clip-by-global-norm-small, test-clip-by-global-norm-large
# says: nothing is clipped, though the norm is above max_norm.


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    norm = float(np.sqrt(sum((g.astype(np.float64) ** 2).sum() for g in grads)))
    if not np.isfinite(norm):
        return [np.zeros_like(g) for g in grads], norm
    if norm > max_norm or norm == 0:
        return list(grads), norm
    return [g * (max_norm / norm) for g in grads], norm
