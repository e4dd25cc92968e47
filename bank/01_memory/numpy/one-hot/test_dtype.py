# Hidden test (1 point): one_hot gives float32, and leaves its argument alone.
def test_one_hot_dtype(rng):
    tokens = rng.integers(3, size=(2, 3))
    before = tokens.copy()
    vectors = one_hot(tokens, 4)
    assert vectors.dtype == np.float32, f"one_hot gives {vectors.dtype}; it should be float32."
    assert np.array_equal(tokens, before), "one_hot changes the tokens it was given."


test_one_hot_dtype(fresh("test_one_hot_dtype"))
