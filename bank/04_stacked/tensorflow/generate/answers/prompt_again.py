"""Reads the prompt again before every token."""
# loses: test-generate-zero
# says: the prompt is read again before every token.


def generate(read, prompt, length, temperature, rng):
    if temperature < 0:
        raise ValueError("the temperature should be at least 0")
    written, states = [], None
    unread = prompt
    while len(written) < length:
        logits, states = read(np.asarray(unread)[None], states)
        z = np.asarray(logits, dtype="float64")[0, -1]
        if temperature == 0:
            token = np.argmax(z)
        else:
            p = np.exp((z - z.max()) / temperature)
            token = rng.choice(len(z), p=p / p.sum())
        written.append(token)
        unread = [*prompt, token]
    return np.array(written)
