# Hidden test (2 points): softmax_attention is right for scores up to 10,000 in size, masked ones among them.
def test_softmax_attention_large(rng):
    for sign, level in [(s, float(size)) for s in (1, -1) for size in (rng.integers(2000, 5000), 9998)]:
        # One number a key, and a query of 1 or -1, so that the keys are the scores.
        apart = rng.uniform(-2, 2, size=3)
        k = np.concatenate([sign * level + apart, [1e4, -1e4]]).reshape(1, 5, 1)
        v = rng.uniform(-1, 1, size=(1, 5, 2))
        q = np.array([[[1.0], [-1.0], [0.0]]])
        mask = np.zeros((1, 3, 5), bool)
        mask[:, :, :3] = True
        right = correct_softmax_attention(q, k, v, mask)
        got = np.asarray(softmax_attention(q.copy(), k.copy(), v.copy(), mask.copy()))
        assert got.shape == right.shape, f"softmax_attention: the answers have shape {got.shape}."
        assert np.all(np.isfinite(got)), "softmax_attention: large scores give NaN or infinity."
        assert np.max(np.abs(got - right)) < 1e-4, (
            "softmax_attention: the answers are wrong for large scores."
        )


test_softmax_attention_large(fresh("test_softmax_attention_large"))
