"""Takes the columns of all targets from each row."""
# loses: test-bits-per-token-values, test-bits-per-token-large, test-bits-per-token-sequence
# says: every row is asked for the targets of all rows; each has its own.


def bits_per_token(logits, targets):
    if targets.min() < 0 or targets.max() >= logits.shape[-1]:
        raise ValueError("target")
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    chosen = log_p[..., targets]
    return -chosen.mean() / np.log(2)
