# Hidden test (1 point): logits up to 10,000 in size work at every temperature from 0.001, without an overflow.
def test_sample_large(rng):
    for temperature in (0.001, 1.0, 10.0):
        right = rng.integers(6, size=1000)
        logits = rng.uniform(-1e4, 8e3, size=(1000, 6))
        logits[np.arange(1000), right] = 1e4
        try:
            with np.errstate(over="raise", invalid="raise", divide="ignore"):
                got = sample(logits, temperature, rng)
        except (FloatingPointError, ValueError) as error:
            raise AssertionError(
                f"sample: {error}, for logits of 10,000 at temperature {temperature}."
            ) from None
        assert np.array_equal(got, right), (
            f"sample: wrong tokens for logits of 10,000 at temperature {temperature}."
        )
    logits = np.full((50, 6), -1e4)
    logits[::2] = 1e4  # no token is likelier than another,
    logits[1::2, 3] += 50  # and in the other rows token 3 is sure
    try:
        with np.errstate(over="raise", invalid="raise", divide="ignore"):
            got = sample(logits, 1.0, rng)
    except (FloatingPointError, ValueError) as error:
        raise AssertionError(
            f"sample: {error}, for logits of 10,000 in one row and around -10,000 in another."
        ) from None
    assert np.all(np.isin(got, range(6))), "sample: wrong tokens when all logits are -10,000."
    assert np.all(got[1::2] == 3), (
        "sample: wrong tokens for logits of 10,000 in one row and around -10,000 in another."
    )


test_sample_large(fresh("test_sample_large"))
