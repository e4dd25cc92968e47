"""Cuts each entry at max_norm."""
# loses: test-clip-by-global-norm-values
# says: each entry is cut at max_norm; scale all of them by one factor.


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    norm = float(np.sqrt(sum((g.astype(np.float64) ** 2).sum() for g in grads)))
    if not np.isfinite(norm):
        return [np.zeros_like(g) for g in grads], norm
    return [np.clip(g, -max_norm, max_norm) for g in grads], norm
