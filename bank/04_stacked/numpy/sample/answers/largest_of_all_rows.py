"""Takes the largest logit of the batch away, not the row's."""
# loses: test-sample-large
# says: for logits of 10,000


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.argmax(axis=1)
    z = logits - logits.max()
    z = z.astype(np.float64)
    z = z / temperature
    p = np.exp(z)
    p /= p.sum(axis=1, keepdims=True)
    u = rng.random((len(p), 1))
    return (u > p.cumsum(axis=1)[:, :-1]).sum(axis=1)
