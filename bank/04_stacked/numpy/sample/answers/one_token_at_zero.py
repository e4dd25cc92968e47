"""The place of the largest logit of the whole array."""
# loses: test-sample-zero
# says: along axis 1


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("the temperature should be 0 or more")
    if temperature == 0:
        return logits.argmax()
    z = logits.astype(np.float64) / temperature
    return np.argmax(z + rng.gumbel(size=z.shape), axis=1)
