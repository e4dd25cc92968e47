"""Any length is taken."""
# loses: test-masked-mean-loss-error
# says: accepts a length of 0


def masked_mean_loss(losses, lengths):
    real = np.arange(losses.shape[1]) < lengths[:, None]
    loss = losses[real].mean()
    dlosses = (real / real.sum()).astype(losses.dtype)
    return loss, dlosses
