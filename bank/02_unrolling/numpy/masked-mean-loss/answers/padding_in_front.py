"""The mask is that of padding in front."""
# loses: test-masked-mean-loss-gradient, test-masked-mean-loss-padding, test-masked-mean-loss-values
# says: the mask keeps the end of each row; the real steps are at its start.


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    T = losses.shape[1]
    real = np.arange(T) >= T - lengths[:, None]
    loss = losses[real].mean()
    dlosses = (real / real.sum()).astype(losses.dtype)
    return loss, dlosses
