# Hidden test (1 point): gru_forward keeps the dtype of its inputs, and leaves them alone.
def test_gru_forward_dtype(rng):
    for after in (False, True):
        shapes = {name: a.shape for name, a in sequence_arguments(rng, after, 2, 6, 3, 5).items()}
        assert_kind(gru_forward, rng, **shapes)


run_with(test_gru_forward_dtype, gru_step=correct_gru_step)
