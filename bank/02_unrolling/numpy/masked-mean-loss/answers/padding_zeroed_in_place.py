"""Writes zeros into the caller's array."""
# loses: test-masked-mean-loss-dtype
# says: changes losses, an argument


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    real = np.arange(losses.shape[1]) < lengths[:, None]
    losses[~real] = 0
    loss = losses.sum() / real.sum()
    dlosses = (real / real.sum()).astype(losses.dtype)
    return loss, dlosses
