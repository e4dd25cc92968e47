def generate(read, prompt, length, temperature, rng):
    """Continue a prompt, one token at a time.

    read: a reader, (tokens (1, T), states or None) ->
    (logits (1, T, V), states); T >= 1. prompt: (P,) integers, P >= 1.
    length: how many tokens to write, at least 1. temperature: at least
    0; 0 takes the largest logit.
    rng: np.random.Generator; all chance comes from it.
    Returns (length,) integers, the new tokens. Raises ValueError if
    temperature is negative.
    """
    ### BEGIN SOLUTION
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
        unread = [token]
    return np.array(written)
    ### END SOLUTION
