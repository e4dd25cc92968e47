# Hidden test (1 point): logits up to 10,000 in size do not overflow.
def test_generate_large(rng):
    for temperature in (0.01, 1.0, 10.0):
        for size in (1e4, -1e4):
            right = int(rng.integers(5))
            row = np.full(5, size)
            row[right] += 9e3

            def read(tokens, states, row=row):
                return np.tile(row, (1, np.shape(tokens)[1], 1)), None

            try:
                with np.errstate(over="raise", invalid="raise", divide="ignore"):
                    got = new_tokens(read, np.array([1, 0]), 5, temperature, rng, 5)
            except (FloatingPointError, ValueError) as error:
                raise AssertionError(
                    f"generate: {error}, for logits of 10,000 at temperature {temperature}."
                ) from None
            assert np.all(got == right), (
                f"generate: wrong tokens for logits of 10,000 at temperature {temperature}."
            )


test_generate_large(fresh("test_generate_large"))
