"""A multinomial draw of one, in its own order of operations."""
# loses: nothing


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("temperature")
    if not temperature:
        return np.array([int(np.argmax(row)) for row in logits])
    z = logits.astype(float)
    z = z / temperature
    z = z - np.max(z, axis=-1)[:, None]
    e = np.exp(z)
    p = e / np.sum(e, axis=-1)[:, None]
    return rng.multinomial(1, p).argmax(axis=1)
