# Hidden test (1 point): the hidden state of lstm_step obeys its equation, for any B, D and H.
def test_lstm_step_hidden(rng):
    for sizes in STEP_SIZES:
        given = step_arguments(rng, *sizes)
        h_t, _ = several("lstm_step", lstm_step(*[a.copy() for a in given.values()]), "h_t", "c_t")
        right = correct_lstm_step(**given)[0]
        assert h_t.shape == right.shape, f"lstm_step: h_t has shape {h_t.shape} for B, D, H = {sizes}."
        assert np.max(np.abs(h_t - right)) < 1e-5, f"lstm_step: h_t is wrong for B, D, H = {sizes}."


with_correct(test_lstm_step_hidden)
