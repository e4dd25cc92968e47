"""No gradient."""
# loses: test-masked-mean-loss-dtype, test-masked-mean-loss-gradient, test-masked-mean-loss-padding, test-masked-mean-loss-values
# says: returns two things


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    real = np.arange(losses.shape[1]) < lengths[:, None]
    return losses[real].mean()
