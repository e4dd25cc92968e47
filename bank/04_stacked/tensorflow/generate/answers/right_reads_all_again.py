"""Reads everything again for each token, from zeros."""
# loses: nothing


def generate(read, prompt, length, temperature, rng):
    if not temperature >= 0:
        raise ValueError("negative temperature")
    tokens = list(prompt)
    for _ in range(length):
        logits, _ = read(np.array([tokens]), None)
        z = np.array(logits, "float64")[0, len(tokens) - 1]
        z -= z.max()
        if temperature:
            p = np.exp(z / temperature)
            tokens.append(int(np.searchsorted(np.cumsum(p / p.sum()), rng.random())))
        else:
            tokens.append(int(z.argmax()))
    return np.array(tokens[len(prompt) :])
