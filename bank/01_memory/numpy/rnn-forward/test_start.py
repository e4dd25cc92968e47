# Hidden test (1 point): the first step starts from h0.
def test_rnn_forward_start(rng):
    for B, D, H in [(1, 2, 3), (4, 3, 2)]:
        x, h0, W, U, b = (rng.normal(size=s) for s in [(B, 1, D), (B, H), (D, H), (H, H), (H,)])
        states = np.asarray(rnn_forward(x.copy(), h0.copy(), W.copy(), U.copy(), b.copy())).reshape(B, H)
        right = np.tanh(x[:, 0] @ W + h0 @ U + b)
        assert np.max(np.abs(states - right)) < 1e-5, "rnn_forward does not start from h0."


with_a_correct_step(test_rnn_forward_start)
