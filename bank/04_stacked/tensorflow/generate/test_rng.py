# Hidden test (1 point): all chance comes from rng: the same seed writes the same tokens, another call others.
def test_generate_rng(rng):
    def read(tokens, states):
        return np.zeros((1, np.shape(tokens)[1], 60)), None

    prompt, seed = np.array([3]), int(rng.integers(10**6))
    one, same, other = (
        new_tokens(read, prompt, 40, 1.0, np.random.default_rng(s), 60) for s in (seed, seed, seed + 1)
    )
    again = [new_tokens(read, prompt, 40, 1.0, rng, 60) for _ in range(2)]
    assert np.array_equal(one, same), "generate: the tokens are not the same for the same seed; use rng."
    assert not np.array_equal(one, other), "generate: the tokens are the same for another seed; use rng."
    assert not np.array_equal(*again), "generate: two calls with one rng write the same tokens."
    assert len(set(one.tolist())) > 10, (
        "generate: the same few tokens are drawn again and again, though all are equally likely."
    )


test_generate_rng(fresh("test_generate_rng"))
