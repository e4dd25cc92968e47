"""Writes into the logits."""
# loses: test-sample-dtype
# says: changes logits


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.argmax(axis=1)
    logits -= logits.max(axis=1, keepdims=True)
    z = logits.astype(np.float64) / temperature
    p = np.exp(z)
    p /= p.sum(axis=1, keepdims=True)
    u = rng.random((len(p), 1))
    return (u > p.cumsum(axis=1)[:, :-1]).sum(axis=1)
