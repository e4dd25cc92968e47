"""Draws with probabilities that are as rounded as the logits."""
# loses: test-generate-temperature
# says: float32 logits


def generate(read, prompt, length, temperature, rng):
    if temperature < 0:
        raise ValueError("the temperature should be at least 0")
    written, states, unread = [], None, prompt
    while len(written) < length:
        logits, states = read(np.asarray(unread)[None], states)
        z = np.asarray(logits)[0, -1]
        if temperature == 0:
            token = int(np.argmax(z))
        else:
            p = np.exp((z - z.max()) / temperature)
            token = int(rng.multinomial(1, p / p.sum()).argmax())
        written.append(token)
        unread = [token]
    return np.array(written)
