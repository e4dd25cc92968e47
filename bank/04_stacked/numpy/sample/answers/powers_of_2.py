"""2 to the logits."""
# loses: test-sample-distribution, test-sample-temperature
# says: 2 to the logits


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.argmax(axis=1)
    z = logits - logits.max(axis=1, keepdims=True)
    z = z.astype(np.float64) / temperature
    p = 2.0**z
    p /= p.sum(axis=1, keepdims=True)
    u = rng.random((len(p), 1))
    return (u > p.cumsum(axis=1)[:, :-1]).sum(axis=1)
