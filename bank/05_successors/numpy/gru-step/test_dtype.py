# Hidden test (1 point): gru_step keeps the dtype of its inputs, and leaves them alone.
def test_gru_step_dtype(rng):
    for after in (False, True):
        shapes = {name: a.shape for name, a in step_arguments(rng, after, 2, 3, 5).items()}
        assert_kind(gru_step, rng, **shapes)


test_gru_step_dtype(fresh("test_gru_step_dtype"))
