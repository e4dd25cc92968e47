"""A tiny temperature in the place of 0."""
# loses: nothing


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("temperature")
    z = logits.astype(np.float64) - logits.max(axis=1, keepdims=True)
    p = np.exp(z / max(temperature, 1e-8))
    p /= p.sum(axis=1, keepdims=True)
    u = rng.random((len(p), 1))
    return (u > p.cumsum(axis=1)[:, :-1]).sum(axis=1)
