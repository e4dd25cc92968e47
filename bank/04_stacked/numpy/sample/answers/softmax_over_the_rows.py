"""The softmax runs over axis 0."""
# loses: test-sample-distribution, test-sample-temperature, test-sample-rows, test-sample-large
# says: The softmax runs over the tokens of a row


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.argmax(axis=1)
    z = logits - logits.max(axis=0, keepdims=True)
    z = z.astype(np.float64) / temperature
    p = np.exp(z)
    p /= p.sum(axis=0, keepdims=True)
    u = rng.random((len(p), 1))
    return (u > p.cumsum(axis=1)[:, :-1]).sum(axis=1)
