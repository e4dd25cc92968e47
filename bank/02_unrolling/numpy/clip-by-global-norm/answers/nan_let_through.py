"""NaN > max_norm is False, so gradients with NaN stay as they are."""
# loses: test-clip-by-global-norm-non-finite
# says: NaN > 1 is False


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    norm = float(np.sqrt(sum((g.astype(np.float64) ** 2).sum() for g in grads)))
    if norm > max_norm:
        return [g * (max_norm / norm) for g in grads], norm
    return [g.copy() for g in grads], norm
