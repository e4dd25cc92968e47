# Hidden test (2 points): the kernel is uniform within Glorot's limit, each entry a number of its own.
def test_init_lstm_kernel(rng):
    for D, H in [(70, 30), (20, 120), (300, 8)]:
        W = three_weights(D, H, rng)[0].astype(float)
        a = np.sqrt(6 / (D + 4 * H))
        assert np.abs(W).max() <= a * 1.0001, (
            f"init_lstm: W has entries beyond the limit {a:.4f} for D, H = {D, H}."
        )
        # Of at least 8,400 numbers: the standard deviation is off by 1 per cent, the mean by 0.006 a.
        assert abs(W.std() * np.sqrt(3) / a - 1) < 0.07, (
            f"init_lstm: W is not uniform in -a..a for D, H = {D, H}."
        )
        assert abs(W.mean()) < 0.05 * a, f"init_lstm: W is not centred at 0 for D, H = {D, H}."
        assert len(np.unique(W)) > 0.9 * W.size, f"init_lstm: the numbers of W repeat for D, H = {D, H}."


test_init_lstm_kernel(fresh("test_init_lstm_kernel"))
