# Hidden test (2 points): the bits are right for logits (B, V), of any B and V.
def slow_bits(logits, targets):
    """The bits of every token, written another way: one token at a time."""
    rows, chosen = logits.reshape(-1, logits.shape[-1]).astype(float), targets.ravel()
    return [np.log2(np.sum(np.exp(row - row[k]))) for row, k in zip(rows, chosen)]


def assert_bits(rng, *shape):
    """Compare the bits for logits of this shape, in both float dtypes."""
    for dtype in (np.float32, np.float64):
        logits = rng.uniform(-3, 3, size=shape).astype(dtype) + dtype(rng.uniform(-2, 2))
        targets = rng.integers(shape[-1], size=shape[:-1])
        right = sum(slow_bits(logits, targets)) / targets.size
        got = bits_per_token(logits, targets)
        assert np.ndim(got) == 0, (
            f"bits_per_token gives shape {np.shape(got)} for logits of shape {shape}; it should be one number."
        )
        assert abs(got - right) < 1e-4, f"bits_per_token is wrong for logits of shape {shape}."


def test_bits_values(rng):
    for shape in [(1, 1), (1, 2), (2, 7), (9, 3), (4, 4)]:
        assert_bits(rng, *shape)
    V = int(rng.integers(2, 100))
    got = bits_per_token(np.full((5, V), rng.normal()), rng.integers(V, size=5))
    assert abs(got - np.log2(V)) < 1e-6, (
        f"bits_per_token: equal logits for {V} tokens should cost log2({V}) bits."
    )


test_bits_values(fresh("test_bits_values"))
