# Hidden test (1 point): dh0 and dc0 are the gradients with respect to the states before the first step.
def test_lstm_backward_start(rng):
    assert_sequence_gradients(rng, "dh0", "dc0")


with_correct_steps(test_lstm_backward_start)
