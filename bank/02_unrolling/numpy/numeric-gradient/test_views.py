# Hidden test (1 point): numeric_gradient works on views: a transpose, every other row, a reversed array.
def test_numeric_gradient_views(rng):
    for view in (rng.normal(size=(3, 4)).T, rng.normal(size=(6, 2))[::2], rng.normal(size=(2, 5))[:, ::-1]):
        c = rng.normal(size=view.shape)

        def f(v, c=c):
            assert np.shape(v) == c.shape, "numeric_gradient: f is called with an array of another shape."
            return np.sum(c * v)

        plain = np.asarray(numeric_gradient(f, view.copy(), 0.1))
        got = np.asarray(numeric_gradient(f, view, 0.1))
        assert got.shape == view.shape, (
            f"numeric_gradient gives shape {got.shape} for a view of shape {view.shape}."
        )
        if np.shape(plain) == c.shape and np.max(np.abs(plain - c)) < 1e-8:
            where = "on a view, and right on a copy of it: ravel and reshape may make a copy."
        else:
            where = "on a view, and on a copy of it as well: the view is not the reason."
        assert np.max(np.abs(got - c)) < 1e-8, f"numeric_gradient is wrong {where}"


test_numeric_gradient_views(fresh("test_numeric_gradient_views"))
