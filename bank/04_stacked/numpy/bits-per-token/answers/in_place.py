"""Subtracts in the caller's array."""
# loses: test-bits-per-token-arguments
# says: changes logits


def bits_per_token(logits, targets):
    if targets.min() < 0 or targets.max() >= logits.shape[-1]:
        raise ValueError("target")
    logits -= logits.max(axis=-1, keepdims=True)
    log_p = logits - np.log(np.exp(logits).sum(axis=-1, keepdims=True))
    chosen = np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    return -chosen.mean() / np.log(2)
