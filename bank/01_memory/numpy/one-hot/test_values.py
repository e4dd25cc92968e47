# Hidden test (1 point): one_hot puts a single 1 in the right place, for any B, T and V, and for lists as for arrays.
def test_one_hot_values(rng):
    for B, T, V in [(1, 1, 1), (1, 4, 7), (3, 1, 2), (4, 5, 6)]:
        tokens = rng.integers(V, size=(B, T))
        vectors = np.asarray(one_hot(tokens.copy(), V))
        assert np.array_equal(vectors, one_hot(tokens.tolist(), V)), (
            "one_hot: a list of lists gives something else."
        )
        assert vectors.shape == (B, T, V), f"one_hot gives shape {vectors.shape} for B, T, V = {B, T, V}."
        assert np.all(vectors.argmax(-1) == tokens), "one_hot: the 1 is not at the token's place."
        assert np.all(vectors.sum(-1) == 1) and np.all(vectors.max(-1) == 1), (
            "one_hot: each vector holds one 1, else 0."
        )


test_one_hot_values(fresh("test_one_hot_values"))
