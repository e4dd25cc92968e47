# Hidden test (1 point): the chance comes from rng: the same seed gives the same tokens, another call others.
def test_sample_rng(rng):
    logits, seed = np.zeros((200, 50)), int(rng.integers(10**6))

    def draw(rng):
        return np.stack([sample(logits, 1.0, rng) for _ in range(5)])  # two draws may be equal by chance

    one, same, other = (draw(np.random.default_rng(s)) for s in (seed, seed, seed + 1))
    assert one.shape == (5, 200), f"sample gives shape {one.shape[1:]} for 200 rows."
    assert np.array_equal(one, same), "sample: the tokens are not the same for the same seed; use rng."
    assert not np.array_equal(one, other), "sample: the tokens are the same for another seed; use rng."
    assert not np.array_equal(draw(rng), draw(rng)), "sample: two calls with one rng give the same tokens."


test_sample_rng(fresh("test_sample_rng"))
