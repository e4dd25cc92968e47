"""The sum over time, then the mean over examples."""
# loses: test-bits-per-token-sequence
# says: this is the sum over the steps, averaged over the examples; take the mean over all tokens.


def bits_per_token(logits, targets):
    if targets.min() < 0 or targets.max() >= logits.shape[-1]:
        raise ValueError("target")
    z = logits - logits.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    chosen = np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]
    return -chosen.reshape(len(chosen), -1).sum(axis=1).mean() / np.log(2)
