"""One softmax for all rows together."""
# loses: test-sample-distribution, test-sample-temperature, test-sample-rows, test-sample-large
# says: The probabilities of each row should add up to 1


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.argmax(axis=1)
    z = logits - logits.max()
    z = z.astype(np.float64) / temperature
    p = np.exp(z)
    p /= p.sum()
    u = rng.random((len(p), 1))
    return (u > p.cumsum(axis=1)[:, :-1]).sum(axis=1)
