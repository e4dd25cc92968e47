# Hidden test (1 point): the first step starts from h0.
def test_gru_forward_start(rng):
    for B, D, H in [(1, 2, 3), (4, 3, 2)]:
        assert_forward(rng, B, 1, D, H, start=True)


run_with(test_gru_forward_start, gru_step=correct_gru_step)
