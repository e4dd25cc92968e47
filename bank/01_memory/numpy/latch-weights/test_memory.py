# Hidden test (2 points): the sign of the first input is in h at every step, and large after 100 zeros.
def test_latch():
    W, U, b = (float(np.asarray(w).ravel()[0]) for w in latch_weights())
    for sign in (1, -1):
        h = np.tanh(sign * W + b)
        for _ in range(100):
            assert sign * h > 0, "latch_weights: the sign of the first input is lost on the way."
            h = np.tanh(U * h + b)
        assert sign * h > 0.5, (
            "latch_weights: after 100 zeros the sign of the first input is not in h, with a size above 0.5."
        )


test_latch()
