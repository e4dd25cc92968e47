"""Looks at lengths below 0 only."""
# loses: test-masked-mean-loss-error
# says: accepts a length of 0


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 0 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    real = np.arange(losses.shape[1]) < lengths[:, None]
    loss = losses[real].mean()
    dlosses = (real / real.sum()).astype(losses.dtype)
    return loss, dlosses
