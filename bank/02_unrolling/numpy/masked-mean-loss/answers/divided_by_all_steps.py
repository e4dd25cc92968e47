"""Leaves the padding out of the sum, but not of the count."""
# loses: test-masked-mean-loss-gradient, test-masked-mean-loss-values
# says: the sum leaves the padding out, but it is divided by B T. Divide by the number of real steps.


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    real = np.arange(losses.shape[1]) < lengths[:, None]
    loss = np.where(real, losses, 0).mean()
    dlosses = (real / real.size).astype(losses.dtype)
    return loss, dlosses
