"""Starts from the last token of the prompt without its states: the first call's states are thrown away."""
# loses: test-generate-zero
# says: the prompt has no influence: its states are not handed on.


def generate(read, prompt, length, temperature, rng):
    if temperature < 0:
        raise ValueError("the temperature should be at least 0")
    written, states = [], None
    unread = [0]
    while len(written) < length:
        logits, states = read(np.asarray(unread)[None], states)
        z = np.asarray(logits, dtype="float64")[0, -1]
        if temperature == 0:
            token = np.argmax(z)
        else:
            p = np.exp((z - z.max()) / temperature)
            token = rng.choice(len(z), p=p / p.sum())
        written.append(token)
        unread = [token]
    return np.array(written)
