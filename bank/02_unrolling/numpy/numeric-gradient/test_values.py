# Hidden test (2 points): numeric_gradient gives central differences, for arrays of any shape and for any eps.
def test_numeric_gradient_values(rng):
    for shape in [(1,), (5,), (3, 2), (2, 1, 4)]:
        a, c = rng.normal(size=shape), rng.normal(size=shape)
        for eps in (0.5, 1e-2, 1e-3):
            # Of c a^3 the central difference is 3 c a^2 + c eps^2, and of (sum a)^2 it is 2 sum a: no approximation.
            right = 3 * c * a**2 + c * eps**2 + 2 * np.sum(a)

            def f(v, c=c):
                assert np.shape(v) == c.shape, "numeric_gradient: f is called with an array of another shape."
                return np.sum(c * v**3) + np.sum(v) ** 2

            got = np.asarray(numeric_gradient(f, a.copy(), eps))
            assert got.shape == shape, (
                f"numeric_gradient gives shape {got.shape} for an array of shape {shape}."
            )
            error = np.max(np.abs(got - right))
            assert error < 1e-8, (
                f"numeric_gradient is off by {error:.1e} from the central difference with eps = {eps}."
            )
        got = np.asarray(numeric_gradient(lambda v, c=c: np.sum(c * np.sin(v)), a.copy(), 1e-5))
        error = np.linalg.norm(got - c * np.cos(a)) / np.linalg.norm(c)
        assert error < 1e-7, (
            f"numeric_gradient with eps = 1e-5 is off by a relative {error:.1e} from the true gradient."
        )


test_numeric_gradient_values(fresh("test_numeric_gradient_values"))
