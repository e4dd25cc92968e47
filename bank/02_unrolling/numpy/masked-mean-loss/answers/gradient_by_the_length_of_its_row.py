"""Each row's gradient is divided by the length of this row."""
# loses: test-masked-mean-loss-gradient
# says: each row is divided by its own length; all real steps count alike, so divide by the number of all of them.


def masked_mean_loss(losses, lengths):
    T = losses.shape[1]
    if np.min(lengths) < 1 or np.max(lengths) > T:
        raise ValueError(f"lengths are {lengths}; they should be from 1 to {T}")
    real = np.arange(T) < lengths[:, None]
    loss = losses[real].mean()
    dlosses = (real / lengths[:, None]).astype(losses.dtype)
    return loss, dlosses
