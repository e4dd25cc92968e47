# Hidden test (1 point): the probabilities are right for arrays of any shape.
def test_softmax_values(rng):
    for shape in [(1,), (4,), (1, 5), (4, 4), (3, 2), (2, 3, 4)]:
        z = rng.normal(size=shape)
        p = np.asarray(softmax(z.copy()))
        assert p.shape == shape, f"softmax gives shape {p.shape} for scores of shape {shape}."
        # Independent oracle: p_v = 1 / sum_u e^(z_u - z_v).
        right = 1 / np.exp(z[..., None, :] - z[..., :, None]).sum(-1)
        assert np.max(np.abs(p - right)) < 1e-6, "softmax: the probabilities over the last axis are wrong."


test_softmax_values(fresh("test_softmax_values"))
