def noisy_bits(rng, count, steps):
    """Draw sequences of noise, with one bit in each that comes with a
    flag, at one of the first ten steps.

    rng: np.random.Generator. count: sequences, B. steps: T, at least
    10.
    Returns x (B, T, 2) float32 and bits (B,) int64, 0 or 1. x[:, :, 0]
    is what is heard: noise with mean 0 and standard deviation 1, and at
    the flagged step the bit, as -1 or +1. x[:, :, 1] is the flag: 1 at
    that step, 0 elsewhere.
    """
    x = np.zeros((count, steps, 2), "float32")
    x[:, :, 0] = rng.normal(size=(count, steps))
    bits, flagged = (
        rng.integers(2, size=count),
        rng.integers(10, size=count),
    )
    x[np.arange(count), flagged, 0] = 2 * bits - 1
    x[np.arange(count), flagged, 1] = 1
    return x, bits
