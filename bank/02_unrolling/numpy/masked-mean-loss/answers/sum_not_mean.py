"""The sum over the real steps."""
# loses: test-masked-mean-loss-gradient, test-masked-mean-loss-values
# says: this is the sum; divide by the number of real steps.


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    real = np.arange(losses.shape[1]) < lengths[:, None]
    loss = losses[real].sum()
    dlosses = real.astype(losses.dtype)
    return loss, dlosses
