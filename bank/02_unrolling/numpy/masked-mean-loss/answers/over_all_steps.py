"""The mean over all steps, padding included."""
# loses: test-masked-mean-loss-gradient, test-masked-mean-loss-padding, test-masked-mean-loss-values
# says: the padding is counted too.


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    loss = losses.mean()
    dlosses = np.full_like(losses, 1 / losses.size)
    return loss, dlosses
