# Hidden test (1 point): at temperature 1 the tokens come as often as the softmax says.
def assert_shares(rng, temperature, scale=1.0):
    """Compare how often the tokens come in 5,000 rows with the probabilities; a share scatters by 0.0071 at most.

    scale: of the logits.
    """
    for _ in range(2):
        # The same number for all changes nothing.
        logits = scale * (rng.permutation([2.0, 1.0, 0.0, -1.0]) + rng.uniform(-5, 5))
        weights = np.exp(logits / temperature)
        tokens = np.asarray(sample(np.tile(logits, (5000, 1)), temperature, rng))
        assert tokens.shape == (5000,), f"sample gives shape {tokens.shape} for 5,000 rows."
        assert np.all(np.isin(tokens, range(4))), "sample gives tokens that are not in 0..V-1."
        error = np.max(np.abs(np.bincount(tokens.astype(int), minlength=4) / 5000 - weights / weights.sum()))
        assert error < 0.04, (
            f"sample: at temperature {temperature} a token comes {error:.0%} too often or too rarely."
        )


def test_sample_distribution(rng):
    assert_shares(rng, 1.0)


test_sample_distribution(fresh("test_sample_distribution"))
