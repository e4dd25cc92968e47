"""Gumbel noise, added before the division: the temperature cancels."""
# loses: test-sample-temperature
# says: the temperature has no influence


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.argmax(axis=1)
    z = (logits + rng.gumbel(size=logits.shape)) / temperature
    return z.argmax(axis=1)
