"""Ignores the logits."""
# loses: test-sample-distribution, test-sample-temperature, test-sample-rows, test-sample-large
# says: all tokens come equally often


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.argmax(axis=1)
    return rng.integers(logits.shape[1], size=len(logits))
