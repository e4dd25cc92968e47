"""Shares proportional to the logits above the smallest."""
# loses: test-sample-distribution, test-sample-temperature, test-sample-large
# says: proportional to the logits


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.argmax(axis=1)
    p = logits.astype(np.float64) - logits.min(axis=1, keepdims=True)
    p = p + 1e-12
    p /= p.sum(axis=1, keepdims=True)
    u = rng.random((len(p), 1))
    return (u > p.cumsum(axis=1)[:, :-1]).sum(axis=1)
