"""Reads the prompt one token at a time."""
# loses: nothing


def generate(read, prompt, length, temperature, rng):
    if temperature < 0:
        raise ValueError("negative temperature")
    states, written = None, np.zeros(length, int)
    for token in prompt:
        logits, states = read(np.array([[token]]), states)
    for k in range(length):
        z = np.asarray(logits, "float64")[0, 0]
        if temperature == 0:
            written[k] = z.argmax()
        else:
            log_p = (z - z.max()) / temperature
            log_p -= np.log(np.sum(np.exp(log_p)))
            written[k] = rng.choice(np.arange(len(z)), p=np.exp(log_p))
        if k + 1 < length:
            logits, states = read(written[None, k : k + 1], states)
    return written
