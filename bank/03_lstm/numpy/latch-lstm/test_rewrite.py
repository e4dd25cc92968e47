# Hidden test (1 point): a bit that comes with a second flag replaces the first one, in the same step.
def test_latch_lstm_rewrite(rng):
    for second in (1, 300):
        x, bits = bits_in_noise(rng, second + 1, [0, second])
        taken = np.sum(bits[:, 1] * cell_states_of_latch(x)[:, -1] > 0.5)
        assert taken == 200, f"latch_lstm: in {200 - taken} of 200 sequences c does not take the second bit."


test_latch_lstm_rewrite(fresh("test_latch_lstm_rewrite"))
