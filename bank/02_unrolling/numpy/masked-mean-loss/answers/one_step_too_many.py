"""<= in the mask: a step of padding is real."""
# loses: test-masked-mean-loss-gradient, test-masked-mean-loss-padding, test-masked-mean-loss-values
# says: the mask is one step too long; real steps have t < length.


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    real = np.arange(losses.shape[1]) <= lengths[:, None]
    loss = losses[real].mean()
    dlosses = (real / real.sum()).astype(losses.dtype)
    return loss, dlosses
