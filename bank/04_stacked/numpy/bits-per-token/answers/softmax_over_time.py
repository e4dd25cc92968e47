"""Axis 1 is the last of (B, V), and not of (B, T, V)."""
# loses: test-bits-per-token-sequence
# says: the softmax runs over axis 1, which is time here; the tokens are the last axis.


def bits_per_token(logits, targets):
    if targets.min() < 0 or targets.max() >= logits.shape[-1]:
        raise ValueError("target")
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    chosen = np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    return -chosen.mean() / np.log(2)
