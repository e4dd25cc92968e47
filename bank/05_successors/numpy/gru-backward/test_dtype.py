# Hidden test (1 point): the gradients of a sequence have the dtype of the inputs, which are left alone.
def test_gru_backward_dtype(rng):
    for after in (False, True):
        arguments, _ = backward_arguments(rng, after, 2, 6, 3, 5)
        assert_kind(gru_backward, rng, **{name: a.shape for name, a in arguments.items()})


with_correct_steps(test_gru_backward_dtype)
