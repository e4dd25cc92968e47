# Hidden test (1 point): the gradients of a step have the dtype of the inputs, which are left alone.
def test_gru_step_backward_dtype(rng):
    for after in (False, True):
        shapes = {name: a.shape for name, a in step_arguments(rng, after, 2, 3, 5).items()}
        assert_kind(gru_step_backward, rng, dh=(2, 5), **shapes)


run_with(test_gru_step_backward_dtype, gru_step=correct_gru_step)
