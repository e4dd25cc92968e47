"""Counts one step too far through the sums."""
# loses: test-sample-distribution, test-sample-temperature, test-sample-rows, test-sample-large
# says: for V = 4 they lie in 0..3


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
    return (rng.random((len(p), 1)) >= p.cumsum(axis=1)[:, :-1]).sum(axis=1) + 1
