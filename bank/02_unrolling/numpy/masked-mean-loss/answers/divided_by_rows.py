"""Divides by B."""
# loses: test-masked-mean-loss-gradient, test-masked-mean-loss-values
# says: the sum is divided by the number of rows; divide by the number of real steps.


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    real = np.arange(losses.shape[1]) < lengths[:, None]
    loss = losses[real].sum() / len(losses)
    dlosses = (real / len(losses)).astype(losses.dtype)
    return loss, dlosses
