"""The least temperature in the place of 0: near tokens still come by chance."""
# loses: test-sample-zero
# says: for temperature 0; the largest logits are


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("the temperature should be 0 or more")
    z = logits.astype(np.float64) / max(temperature, 1e-3)
    return np.argmax(z + rng.gumbel(size=z.shape), axis=1)
