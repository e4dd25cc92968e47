def masked_mean_loss(losses, lengths):
    """The mean loss of the steps that exist, and its gradient.

    losses: (B, T), floats. Row b is real up to step lengths[b]; after
    it stands padding, which may hold anything, NaN too.
    lengths: (B,), integers from 1 to T.
    Returns the mean over all real steps of all rows, a number, and
    dlosses (B, T), its gradient, of the dtype of losses: 0 in the
    padding.
    Raises ValueError if a length is below 1 or above T.
    """
    ### BEGIN SOLUTION
    T = losses.shape[1]
    if np.min(lengths) < 1 or np.max(lengths) > T:
        raise ValueError(f"lengths are {lengths}; they should be from 1 to {T}")
    real = np.arange(T) < lengths[:, None]
    loss = losses[real].mean()
    dlosses = (real / real.sum()).astype(losses.dtype)
    return loss, dlosses
    ### END SOLUTION
