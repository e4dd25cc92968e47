"""One too high, and cut off at the last token."""
# loses: test-sample-distribution, test-sample-temperature, test-sample-rows, test-sample-large
# says: each token is one too high


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.argmax(axis=1)
    z = logits - logits.max(axis=1, keepdims=True)
    z = z.astype(np.float64) / temperature
    p = np.exp(z)
    p /= p.sum(axis=1, keepdims=True)
    u = rng.random((len(p), 1))
    return np.minimum((u > p.cumsum(axis=1)).sum(axis=1) + 1, p.shape[1] - 1)
