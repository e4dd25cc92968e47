# Hidden test (2 points): gru_step is right for two biases, the reset gate after the product, for any B, D and H.
def test_gru_step_after(rng):
    assert_step(rng, after=True)


test_gru_step_after(fresh("test_gru_step_after"))
