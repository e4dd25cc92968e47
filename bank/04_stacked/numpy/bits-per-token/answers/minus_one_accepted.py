"""Only too large targets are refused."""
# loses: test-bits-per-token-targets
# says: accepts the targets [-1, 1]


def bits_per_token(logits, targets):
    if targets.max() >= logits.shape[-1]:
        raise ValueError("target")
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    chosen = np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    return -chosen.mean() / np.log(2)
