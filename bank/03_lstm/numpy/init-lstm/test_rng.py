# Hidden test (1 point): the chance comes from rng: the same seed gives the same weights, another call other weights.
def test_init_lstm_rng(rng):
    seed = int(rng.integers(10**6))
    one, same = (three_weights(3, 4, np.random.default_rng(seed)) for _ in range(2))
    other = three_weights(3, 4, np.random.default_rng(seed + 1))
    again = three_weights(3, 4, rng), three_weights(3, 4, rng)
    for name, k in (("W", 0), ("U", 1)):
        assert np.array_equal(one[k], same[k]), (
            f"init_lstm: {name} is not the same for the same seed; use rng."
        )
        assert not np.allclose(one[k], other[k]), f"init_lstm: {name} is the same for another seed; use rng."
        assert not np.allclose(again[0][k], again[1][k]), (
            f"init_lstm: two calls with one rng give the same {name}."
        )


test_init_lstm_rng(fresh("test_init_lstm_rng"))
