# Hidden test (1 point): scores up to 10,000 in size work, also side by side with small ones.
def test_softmax_large(rng):
    shift = rng.permuted(np.array([1e4, 0.0, -1e4, 500.0]))[:, None]
    z = rng.normal(size=(4, 3))
    right = 1 / np.exp(z[..., None, :] - z[..., :, None]).sum(-1)
    with np.errstate(all="ignore"):
        p = np.asarray(softmax(z + shift))
        far = np.asarray(softmax(np.array([[1e4, -1e4, 0.0], [-1e4, 1e4, -1e4]])))
    for got, expected in ((p, right), (far, np.array([[1.0, 0, 0], [0, 1, 0]]))):
        assert np.all(np.isfinite(got)), "softmax gives NaN or infinity for large scores."
        assert np.max(np.abs(got - expected)) < 1e-6, (
            "softmax: wrong probabilities when the scores of the rows are far apart."
        )


test_softmax_large(fresh("test_softmax_large"))
