"""A generator of its own, with one seed, for each row."""
# loses: test-sample-distribution, test-sample-temperature, test-sample-rng
# says: the same tokens for another seed


def sample(logits, temperature, rng):
    if temperature < 0:
        raise ValueError("temperature")
    if temperature == 0:
        return logits.argmax(axis=1)
    tokens = []
    for row in logits.astype(np.float64):
        p = np.exp((row - row.max()) / temperature)
        tokens.append(np.random.default_rng(0).choice(len(row), p=p / p.sum()))
    return np.array(tokens)
