"""Divides by the largest entry before squaring, as the BLAS does: nothing overflows."""
# loses: nothing


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    top = max(float(np.max(np.abs(g))) for g in grads)
    if np.any([not np.isfinite(g).all() for g in grads]):
        return [np.zeros_like(g) for g in grads], float("nan")
    if top == 0:
        return [g.copy() for g in grads], 0.0
    norm = top * float(np.sqrt(sum(np.square(g / top, dtype=np.float64).sum() for g in grads)))
    if norm <= max_norm:
        return [g.copy() for g in grads], norm
    return [np.asarray(g * (max_norm / norm), dtype=g.dtype) for g in grads], norm
