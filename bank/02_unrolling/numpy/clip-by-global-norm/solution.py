def clip_by_global_norm(grads, max_norm):
    """Scale gradients down together, so that their global norm is at
    most max_norm (Pascanu et al. 2013, Algorithm 1).

    grads: a list of float arrays of any shapes. max_norm: a finite
    number above 0.
    Returns a list of arrays of the same shapes and dtypes, and the
    global norm before clipping, a number. If the global norm is at most
    max_norm, the arrays hold the numbers that were given. If an entry
    is NaN or infinite, all arrays are zeros and the norm is NaN or
    infinite. Finite float32 entries of any size work.
    Raises ValueError if max_norm is not above 0.
    """
    ### BEGIN SOLUTION
    if max_norm <= 0:
        raise ValueError(f"max_norm is {max_norm}; it should be above 0")
    norm = np.sqrt(sum(np.sum(np.square(g, dtype=np.float64)) for g in grads))
    if not np.isfinite(norm):
        return [np.zeros_like(g) for g in grads], norm
    scale = float(
        max_norm / max(norm, max_norm)
    )  # 1 if there is nothing to clip; a plain float keeps float32
    return [g * scale for g in grads], norm
    ### END SOLUTION
