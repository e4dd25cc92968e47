"""Takes logits for logarithms of probabilities."""
# loses: test-bits-per-token-values, test-bits-per-token-sequence, test-bits-per-token-large
# says: the logits are taken as logarithms of probabilities; subtract the logarithm of their sum.


def bits_per_token(logits, targets):
    if targets.min() < 0 or targets.max() >= logits.shape[-1]:
        raise ValueError("target")
    log_p = logits
    chosen = np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    return -chosen.mean() / np.log(2)
