# Hidden test (1 point): dh0 is the gradient with respect to the state before the first step.
def test_gru_backward_start(rng):
    assert_sequence_gradients(rng, "dh0")


with_correct_steps(test_gru_backward_start)
