# Hidden test (1 point): the gradients of a sequence have the dtype of the inputs, which are left alone.
def test_lstm_backward_dtype(rng):
    arguments, _ = backward_arguments(rng, 2, 6, 3, 5)
    assert_kind(lstm_backward, rng, **{name: a.shape for name, a in arguments.items()})


with_correct_steps(test_lstm_backward_dtype)
