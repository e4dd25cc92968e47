"""Refuses a length of T."""
# loses: test-masked-mean-loss-dtype, test-masked-mean-loss-error, test-masked-mean-loss-gradient, test-masked-mean-loss-values
# says: fails with ValueError: lengths


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) >= losses.shape[1]:
        raise ValueError("lengths")
    real = np.arange(losses.shape[1]) < lengths[:, None]
    loss = losses[real].mean()
    dlosses = (real / real.sum()).astype(losses.dtype)
    return loss, dlosses
