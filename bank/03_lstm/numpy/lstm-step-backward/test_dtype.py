# Hidden test (1 point): the gradients of a step have the dtype of the inputs, which are left alone.
def test_lstm_step_backward_dtype(rng):
    shapes = {name: a.shape for name, a in step_arguments(rng, 2, 3, 5).items()}
    assert_kind(lstm_step_backward, rng, dh=(2, 5), dc=(2, 5), **shapes)


with_correct(test_lstm_step_backward_dtype, lstm_step=correct_lstm_step)
