"""A loop over rows and steps."""
# loses: nothing


def masked_mean_loss(losses, lengths):
    if np.min(lengths) < 1 or np.max(lengths) > losses.shape[1]:
        raise ValueError("lengths")
    total, dlosses = 0.0, np.zeros_like(losses)
    for b, length in enumerate(lengths):
        for t in range(length):
            total += losses[b, t]
            dlosses[b, t] = 1 / np.sum(lengths)
    return total / np.sum(lengths), dlosses
