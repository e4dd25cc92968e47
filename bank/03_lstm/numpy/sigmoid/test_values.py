# Hidden test (1 point): sigmoid is right for arrays of any shape.
def test_sigmoid_values(rng):
    for shape in [(1,), (5,), (2, 3), (3, 1, 4)]:
        z = rng.uniform(-12, 12, size=shape)
        z.flat[0] = rng.choice([-9, 9])
        got = np.asarray(sigmoid(z.copy()))
        assert got.shape == shape, f"sigmoid gives shape {got.shape} for an array of shape {shape}."
        right = np.reciprocal(np.exp(-z) + 1)
        assert np.max(np.abs(got - right)) < 1e-6, "sigmoid: the numbers are not 1 / (1 + e^-z)."


test_sigmoid_values(fresh("test_sigmoid_values"))
