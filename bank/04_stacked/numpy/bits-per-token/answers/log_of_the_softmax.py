"""The probability first, rounded to 0, then its logarithm."""
# loses: test-bits-per-token-large
# says: divide by zero encountered


def bits_per_token(logits, targets):
    if targets.min() < 0 or targets.max() >= logits.shape[-1]:
        raise ValueError("target")
    z = logits - logits.max(axis=-1, keepdims=True)
    p = np.exp(z)
    log_p = np.log(p / p.sum(axis=-1, keepdims=True))
    chosen = np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    return -chosen.mean() / np.log(2)
