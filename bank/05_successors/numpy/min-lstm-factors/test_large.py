# Hidden test (2 points): a and w are right where gates are too small for a float, or 1 as one.
def test_min_lstm_factors_large(rng):
    for dtype in (np.float32, np.float64):
        # One input and a kernel of 0, so that the biases are the sums.
        x, W = np.ones((1, 1, 1), dtype), np.zeros((1, 9), dtype)
        low = rng.integers(200, 9000, size=3)
        apart = rng.integers(-3, 4, size=3)
        written = rng.uniform(0.5, 2, size=3)
        for f, i, right, where in [
            (-low, -low + apart, 1 / (1 + np.exp(apart)), "both gates are very small"),
            (low, low + apart, 0.5, "the sums of both gates are large"),
            (low, -low, 1.0, "the sum of f is large and that of i very negative"),
            (-low, low, 0.0, "the sum of i is large and that of f very negative"),
            (low, apart, 1 / (1 + 1 / (1 + np.exp(-apart))), "the sum of f is large"),
        ]:
            b = np.concatenate([f, i, written]).astype(dtype)
            with np.errstate(over="ignore"):
                answer = min_lstm_factors(x, W, b)
            a, w = several("min_lstm_factors", answer, "a", "w")
            for name, got, wanted in [("a", a, right), ("w", w, (1 - right) * written)]:
                assert np.all(np.isfinite(got)), f"min_lstm_factors: {name} is not a number where {where}."
                # float32 holds sums below 9,000 to 0.001 at best
                assert np.max(np.abs(got.ravel() - wanted)) < 5e-3, (
                    f"min_lstm_factors: {name} is wrong where {where}."
                )


test_min_lstm_factors_large(fresh("test_min_lstm_factors_large"))
