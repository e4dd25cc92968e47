"""The norm is a np.float64, and so is the factor: float32 arrays become float64."""
# loses: test-clip-by-global-norm-dtype
# says: for float32 inputs; it should keep their dtype


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    norm = np.sqrt(sum(np.sum(np.square(g, dtype=np.float64)) for g in grads))
    if not np.isfinite(norm):
        return [np.zeros_like(g) for g in grads], norm
    if norm <= max_norm:
        return grads, norm
    return [g * (max_norm / norm) for g in grads], norm
