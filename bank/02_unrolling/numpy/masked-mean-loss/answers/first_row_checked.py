"""Looks at one length only."""
# loses: test-masked-mean-loss-error
# says: accepts a length of 0


def masked_mean_loss(losses, lengths):
    if not 1 <= lengths[0] <= losses.shape[1]:
        raise ValueError("lengths")
    real = np.arange(losses.shape[1]) < lengths[:, None]
    loss = losses[real].mean()
    dlosses = (real / real.sum()).astype(losses.dtype)
    return loss, dlosses
