"""Counts the rows with len."""
# loses: test-bits-per-token-sequence
# says: The tokens are the last axis


def bits_per_token(logits, targets):
    if targets.min() < 0 or targets.max() >= logits.shape[-1]:
        raise ValueError("target")
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    chosen = log_p[np.arange(len(targets)), targets]
    return -chosen.mean() / np.log(2)
