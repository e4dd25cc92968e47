# The checks below use these functions. There is nothing to write here.


### INSERT helpers/fingerprint.py


def check(name, answer, shape, dtype, right, mistakes):
    """Compare the fingerprint of `answer` with the right one, and with those that known mistakes give."""
    assert isinstance(answer, np.ndarray), f"{name} returns {type(answer).__name__}; return a NumPy array."
    assert answer.shape == shape, f"{name} returns an array of shape {answer.shape}; it should be {shape}."
    assert answer.dtype == dtype, f"{name} returns {answer.dtype}; it should be {np.dtype(dtype)}."
    assert np.all(np.isfinite(answer)), f"{name} returns NaN or infinity."
    number = fingerprint(answer)
    for known, mistake in mistakes.items():
        assert abs(number - known) > 1e-4 * (1 + abs(known)), f"{name}: {mistake}"
    hint = f"{name} has the right shape, but other numbers than expected (fingerprint {number:.5f})."
    assert abs(number - right) < 1e-4 * (1 + abs(right)), hint + " Work out one entry by hand and compare."


### INSERT helpers/check_again.py


### INSERT helpers/attempt.py


### INSERT helpers/left_alone.py


### INSERT helpers/waves.py
