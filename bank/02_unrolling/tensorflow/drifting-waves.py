def drifting_waves(rng, count, length):
    """Sine waves whose period drifts slowly between 16 and 32 steps.
    Returns a float32 array, (count, length, 1).
    """
    start = rng.uniform(0, 2 * np.pi, size=(2, count, 1))
    period = 24 + 8 * np.sin(
        2 * np.pi * np.arange(length) / 400 + start[0],
    )
    return np.sin(
        start[1] + np.cumsum(2 * np.pi / period, axis=1),
    )[..., None].astype("float32")
