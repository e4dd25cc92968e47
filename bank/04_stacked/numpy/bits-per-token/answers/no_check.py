"""No check of the targets."""
# loses: test-bits-per-token-targets
# says: bits_per_token raises IndexError


def bits_per_token(logits, targets):
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    chosen = np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    return -chosen.mean() / np.log(2)
