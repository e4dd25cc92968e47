"""Clips each array by its own norm, which turns the direction."""
# loses: test-clip-by-global-norm-values
# says: each array is clipped on its own; one factor for all keeps the direction.


def clip_by_global_norm(grads, max_norm):
    if max_norm <= 0:
        raise ValueError("max_norm")
    norm = float(np.sqrt(sum((g.astype(np.float64) ** 2).sum() for g in grads)))
    if not np.isfinite(norm):
        return [np.zeros_like(g) for g in grads], norm

    clipped = []
    for g in grads:
        size = np.linalg.norm(g.astype(np.float64))
        clipped.append(g * float(max_norm / max(size, max_norm)))
    return clipped, norm
