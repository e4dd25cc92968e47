"""As PyTorch writes it: a small number keeps the division from 0 / 0."""
# loses: nothing


def clip_by_global_norm(grads, max_norm):
    import math

    if not max_norm > 0:
        raise ValueError("max_norm should be positive")
    norm = math.sqrt(sum(float(np.vdot(g.astype("float64"), g.astype("float64"))) for g in grads))
    if math.isnan(norm) or math.isinf(norm):
        return tuple(np.zeros_like(g) for g in grads), norm
    scale = min(1.0, max_norm / (norm + 1e-6))
    return tuple(g * scale for g in grads), norm
