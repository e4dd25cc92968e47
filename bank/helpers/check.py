def check(name, answer, shape, dtype, right, mistakes, hint="Work out one entry by hand and compare."):
    """Compare the fingerprint of `answer` with the right one, and with those that known mistakes give."""
    assert isinstance(answer, np.ndarray), f"{name} is a {type(answer).__name__}; it should be a NumPy array."
    assert answer.shape == shape, f"{name} is an array of shape {answer.shape}; it should be {shape}."
    assert answer.dtype == dtype, f"{name} is {answer.dtype}; it should be {np.dtype(dtype)}."
    assert np.all(np.isfinite(answer)), f"{name} holds NaN or infinity."
    number = fingerprint(answer)
    for known, mistake in mistakes.items():
        assert abs(number - known) > 1e-4 * (1 + abs(known)), f"{name}: {mistake}"
    assert abs(number - right) < 1e-4 * (1 + abs(right)), (
        f"{name} has the right shape, but other numbers than expected (fingerprint {number:.5f}). {hint}"
    )
