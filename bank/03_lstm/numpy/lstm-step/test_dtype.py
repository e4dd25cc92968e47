# Hidden test (1 point): lstm_step keeps the dtype of its inputs, and leaves them alone.
def test_lstm_step_dtype(rng):
    shapes = {name: a.shape for name, a in step_arguments(rng, 2, 3, 5).items()}
    assert_kind(lstm_step, rng, **shapes)


with_correct(test_lstm_step_dtype)
