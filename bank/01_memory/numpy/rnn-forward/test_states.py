# Hidden test (2 points): the states are right for any B, T, D and H.
### INSERT helpers/run_with.py


def with_a_correct_step(test):
    """Run a test of rnn_forward with a correct rnn_step."""

    def rnn_step(x_t, h_prev, W, U, b):
        return np.tanh(x_t @ W + h_prev @ U + b)

    run_with(test, rnn_step=rnn_step)


def test_rnn_forward_states(rng):
    for B, T, D, H in [(1, 1, 1, 1), (1, 5, 3, 2), (3, 1, 2, 4), (4, 6, 2, 3), (3, 3, 3, 3), (2, 8, 3, 7)]:
        x, W, U, b = (rng.normal(size=s) for s in [(B, T, D), (D, H), (H, H), (H,)])
        h = np.zeros((B, H))
        states = np.asarray(rnn_forward(x.copy(), h.copy(), W.copy(), U.copy(), b.copy()))
        assert states.shape == (B, T, H), (
            f"rnn_forward gives shape {states.shape} for B, T, D, H = {B, T, D, H}."
        )
        for t in range(T):
            h = np.tanh(x[:, t] @ W + h @ U + b)
            assert np.max(np.abs(states[:, t] - h)) < 1e-5, (
                f"rnn_forward: the state of step {t + 1} of {T} is wrong."
            )


with_a_correct_step(test_rnn_forward_states)
