"""Lays all numbers end to end."""
# loses: nothing


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    flat = np.concatenate([g.ravel().astype(np.float64) for g in grads])
    norm = np.linalg.norm(flat)
    if not np.all(np.isfinite(flat)):
        return [g * 0 if np.all(np.isfinite(g)) else np.zeros(g.shape, g.dtype) for g in grads], norm
    if norm <= max_norm:
        return grads, norm
    return [(g / norm * max_norm).astype(g.dtype) for g in grads], norm
