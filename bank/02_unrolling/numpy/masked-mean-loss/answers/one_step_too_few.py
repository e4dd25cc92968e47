"""The last real step is masked."""
# loses: test-masked-mean-loss-gradient, test-masked-mean-loss-values
# says: the mask is one step too short; real steps have t < length.


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    real = np.arange(1, losses.shape[1] + 1) < lengths[:, None]
    loss = losses[real].mean()
    dlosses = (real / real.sum()).astype(losses.dtype)
    return loss, dlosses
