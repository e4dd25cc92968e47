"""Each row's mean first: a short row counts as much as a long one."""
# loses: test-masked-mean-loss-gradient, test-masked-mean-loss-values
# says: each row is averaged first, so that a step of a short row counts more. All real steps count alike.


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    real = np.arange(losses.shape[1]) < lengths[:, None]
    share = (real / lengths[:, None] / len(losses)).astype(losses.dtype)
    loss = np.where(real, losses * share, 0).sum()
    dlosses = share
    return loss, dlosses
