# Hidden test (1 point): bits_per_token leaves the logits and the targets alone.
def test_bits_arguments(rng):
    logits, targets = rng.normal(size=(4, 5)) + 3, rng.integers(5, size=4)
    before = logits.copy(), targets.copy()
    bits_per_token(logits, targets)
    assert np.array_equal(logits, before[0]), "bits_per_token changes the logits."
    assert np.array_equal(targets, before[1]), "bits_per_token changes the targets."


test_bits_arguments(fresh("test_bits_arguments"))
