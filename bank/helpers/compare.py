def compare(name, answer, right, mistakes, hint):
    """Compare the fingerprint of an answer with the right one, and with those that known mistakes give."""
    number = fingerprint(answer)
    assert np.isfinite(number), f"{name} holds NaN or infinity."
    for known, mistake in mistakes.items():
        assert abs(number - known) > 1e-4 * (1 + abs(known)), f"{name}: {mistake}"
    assert abs(number - right) < 1e-4 * (1 + abs(right)), f"{name}: {hint} (fingerprint {number:.5f})."
