"""No check."""
# loses: test-generate-error
# says: accepts a negative temperature


def generate(read, prompt, length, temperature, rng):
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
        unread = [token]
    return np.array(written)
