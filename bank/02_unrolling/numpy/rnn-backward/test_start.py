# Hidden test (1 point): dh0 is the gradient with respect to the state before the first step.
def test_rnn_backward_start(rng):
    for sizes in BACKWARD_SIZES:
        arguments, right = sequence_and_its_gradients(rng, *sizes)
        assert_same_gradient("rnn_backward: dh0", rnn_backward(*arguments)[1], right["h0"])


with_a_correct_step(test_rnn_backward_start)
