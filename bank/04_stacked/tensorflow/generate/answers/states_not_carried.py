"""Every token is read from zeros."""
# loses: test-generate-zero
# says: the states are not handed on: each token is read as if it were the first.


def generate(read, prompt, length, temperature, rng):
    if temperature < 0:
        raise ValueError("the temperature should be at least 0")
    written, states = [], None
    unread = prompt
    while len(written) < length:
        logits, states = read(np.asarray(unread)[None], None)
        z = np.asarray(logits, dtype="float64")[0, -1]
        if temperature == 0:
            token = np.argmax(z)
        else:
            p = np.exp((z - z.max()) / temperature)
            token = rng.choice(len(z), p=p / p.sum())
        written.append(token)
        unread = [token]
    return np.array(written)
