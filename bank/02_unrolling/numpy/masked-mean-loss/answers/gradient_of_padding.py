"""The padding gets a gradient too."""
# loses: test-masked-mean-loss-gradient
# says: the padding gets a gradient; the loss does not change with it.


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    real = np.arange(losses.shape[1]) < lengths[:, None]
    loss = losses[real].mean()
    dlosses = np.full_like(losses, 1 / real.sum())
    return loss, dlosses
