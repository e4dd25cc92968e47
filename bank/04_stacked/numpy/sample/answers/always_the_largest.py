"""Greedy, at every temperature."""
# loses: test-sample-distribution, test-sample-temperature, test-sample-rng
# says: the largest logit always wins


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("temperature")
    return logits.argmax(axis=1)
