"""Raises another error than asked."""
# loses: test-masked-mean-loss-error
# says: raises AssertionError


def masked_mean_loss(losses, lengths):
    assert np.min(lengths) >= 1 and np.max(lengths) <= losses.shape[1]
    real = np.arange(losses.shape[1]) < lengths[:, None]
    loss = losses[real].mean()
    dlosses = (real / real.sum()).astype(losses.dtype)
    return loss, dlosses
