# Hidden test (1 point): every row gets a token by its own logits, one row or many.
def test_sample_rows(rng):
    for B, V in [(1, 2), (1, 7), (5, 5), (300, 9)]:
        right = rng.integers(V, size=B)
        right[-1] = (right[0] + 1) % V if B > 1 else right[-1]  # not all rows are alike
        got = np.asarray(sample(80.0 * np.eye(V)[right], 1.0, rng))  # 80 more than all others leaves no doubt
        assert got.shape == (B,), f"sample gives shape {got.shape} for {B} rows."
        assert np.array_equal(got, right), (
            f"sample: of {B} rows with logits of their own some get the token of another."
        )


test_sample_rows(fresh("test_sample_rows"))
