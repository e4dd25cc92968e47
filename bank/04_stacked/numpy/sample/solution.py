def sample(logits, temperature, rng):
    """Draw one token for each row, with probabilities
    softmax(logits / temperature).

    logits: (B, V), float32 or float64, any finite numbers up to 1e4 in
    size. temperature: a number, 0 or at least 1e-3; at 0 each row gives
    the token of its largest logit. rng: a np.random.Generator, the only
    source of chance.
    Returns (B,) integers in 0..V-1. Raises ValueError for a negative
    temperature.
    """
    ### BEGIN SOLUTION
    if temperature < 0:
        raise ValueError(f"temperature is {temperature}; it should be 0 or more.")
    if temperature == 0:
        return np.argmax(logits, axis=1)
    z = logits.astype(np.float64) / temperature
    # The largest of z plus Gumbel noise is a draw from softmax(z). There is no exponential that could overflow.
    return np.argmax(z + rng.gumbel(size=z.shape), axis=1)
    ### END SOLUTION
