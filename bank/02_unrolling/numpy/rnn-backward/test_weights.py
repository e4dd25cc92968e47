# Hidden test (2 points): dW, dU and db are the gradients with respect to the weights, for any B, T, D and H.
def test_rnn_backward_weights(rng):
    for sizes in BACKWARD_SIZES:
        arguments, right = sequence_and_its_gradients(rng, *sizes)
        _, _, dW, dU, db = rnn_backward(*arguments)
        for name, got in (("W", dW), ("U", dU), ("b", db)):
            assert_same_gradient(f"rnn_backward: d{name}", got, right[name])


with_a_correct_step(test_rnn_backward_weights)
