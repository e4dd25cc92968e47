"""The gradient is divided by B T."""
# loses: test-masked-mean-loss-gradient
# says: it is divided by B T; divide by the number of real steps.


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    real = np.arange(losses.shape[1]) < lengths[:, None]
    loss = losses[real].mean()
    dlosses = (real / real.size).astype(losses.dtype)
    return loss, dlosses
