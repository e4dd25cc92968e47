"""Temperatures below 0.1 are taken for 0.1."""
# loses: test-generate-temperature
# says: at temperature 0.01 the tokens come


def generate(read, prompt, length, temperature, rng):
    if temperature < 0:
        raise ValueError("the temperature should be at least 0")
    written, states, unread = [], None, prompt
    while len(written) < length:
        logits, states = read(np.asarray(unread)[None], states)
        z = np.asarray(logits, dtype="float64")[0, -1]
        if temperature == 0:
            token = np.argmax(z)
        else:
            p = np.exp((z - z.max()) / max(temperature, 0.1))
            token = rng.choice(len(z), p=p / p.sum())
        written.append(token)
        unread = [token]
    return np.array(written)
