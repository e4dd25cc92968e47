"""The largest of logits with Gumbel noise is a draw from the softmax."""
# loses: nothing


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
            token = np.argmax(z / temperature + rng.gumbel(size=z.shape))
        written.append(token)
        unread = [token]
    return np.array(written)
