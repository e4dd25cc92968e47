# Hidden test (2 points): rnn_step obeys its equation, for any B, D and H.
def test_rnn_step_values(rng):
    for B, D, H in [(1, 1, 1), (1, 3, 2), (4, 2, 3), (5, 4, 4), (3, 2, 7)]:
        x_t, h_prev, W, U, b = (rng.normal(size=s) for s in [(B, D), (B, H), (D, H), (H, H), (H,)])
        z = np.einsum("bd,dh->bh", x_t, W) + np.einsum("bk,kh->bh", h_prev, U) + b
        right = 1 - 2 / (np.exp(2 * z) + 1)  # tanh, written another way
        h_t = np.asarray(rnn_step(x_t.copy(), h_prev.copy(), W.copy(), U.copy(), b.copy()))
        assert h_t.shape == (B, H), f"rnn_step gives shape {h_t.shape} for B, D, H = {B, D, H}."
        assert np.max(np.abs(h_t - right)) < 1e-5, "rnn_step: the numbers are not tanh(x_t W + h_prev U + b)."


test_rnn_step_values(fresh("test_rnn_step_values"))
