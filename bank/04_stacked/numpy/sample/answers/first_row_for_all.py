"""Every row by the probabilities of the first."""
# loses: test-sample-rows, test-sample-large
# says: each row has its own logits


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.argmax(axis=1)
    z = logits - logits.max(axis=1, keepdims=True)
    z = z.astype(np.float64)
    z = z / temperature
    p = np.exp(z)
    p /= p.sum(axis=1, keepdims=True)
    return rng.choice(p.shape[1], size=len(p), p=p[0])
