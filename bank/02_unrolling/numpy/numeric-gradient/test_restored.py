# Hidden test (1 point): numeric_gradient leaves the array as it was, to the last bit.
def test_numeric_gradient_restored(rng):
    for eps in (0.1, 1e-5):
        a = rng.normal(size=(8, 6))
        before = a.copy()
        numeric_gradient(np.sum, a, eps)
        assert np.array_equal(a, before), (
            "numeric_gradient leaves the array changed: save each entry and write it back."
        )


test_numeric_gradient_restored(fresh("test_numeric_gradient_restored"))
