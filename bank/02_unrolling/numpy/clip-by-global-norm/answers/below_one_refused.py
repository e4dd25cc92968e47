"""Refuses every max_norm below 1."""
# loses: test-clip-by-global-norm-dtype, test-clip-by-global-norm-error, test-clip-by-global-norm-norm, test-clip-by-global-norm-values
# says: Every max_norm above 0 is allowed


def clip_by_global_norm(grads, max_norm):
    if max_norm < 1:
        raise ValueError("max_norm")
    norm = float(np.sqrt(sum(np.sum(np.square(g, dtype=np.float64)) for g in grads)))
    if not np.isfinite(norm):
        return [np.zeros_like(g) for g in grads], norm
    if norm <= max_norm:
        return grads, norm
    return [g * (max_norm / norm) for g in grads], norm
