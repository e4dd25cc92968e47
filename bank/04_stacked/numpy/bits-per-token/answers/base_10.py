"""Logarithms to base 10."""
# loses: test-bits-per-token-values, test-bits-per-token-sequence, test-bits-per-token-large
# says: these are logarithms to base 10; bits have base 2.


def bits_per_token(logits, targets):
    if targets.min() < 0 or targets.max() >= logits.shape[-1]:
        raise ValueError("target")
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    chosen = np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    return -chosen.mean() / np.log(10)
