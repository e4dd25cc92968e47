# Hidden test (1 point): it is right where a factor is 0, and where the product of all of them is too small for a float.
def test_rounds_small(rng):
    a, b = rng.uniform(0.5, 1, size=(2, 2, 20, 3))
    a[:, rng.integers(1, 3)] = 0
    assert_scan(a, b, "with a factor of 0")
    for T in (300, 1500):
        a = rng.uniform(0.05, 0.2, size=(1, T, 2))
        assert_scan(a, rng.normal(size=(1, T, 2)), "with factors near 0.1")


test_rounds_small(fresh("test_rounds_small"))
