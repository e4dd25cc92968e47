"""0 / 0 for gradients of zero."""
# loses: test-clip-by-global-norm-small
# says: mind 0 / 0


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    norm = np.float64(np.sqrt(sum((g.astype(np.float64) ** 2).sum() for g in grads)))
    if not np.isfinite(norm):
        return [np.zeros_like(g) for g in grads], norm
    scale = float(np.minimum(1.0, max_norm / norm) * (norm / norm))
    return [g * scale for g in grads], norm
