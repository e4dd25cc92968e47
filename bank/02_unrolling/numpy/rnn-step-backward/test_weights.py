# Hidden test (2 points): dW, dU and db are the gradients of the step, for any B, D and H.
def test_rnn_step_backward_weights(rng):
    for B, D, H in [(1, 1, 1), (1, 3, 2), (4, 2, 3), (3, 3, 3), (2, 3, 6)]:
        arguments, right = step_and_its_gradients(rng, B, D, H)
        _, _, dW, dU, db = rnn_step_backward(*arguments)
        for name, got in (("W", dW), ("U", dU), ("b", db)):
            assert_same_gradient(f"rnn_step_backward: d{name}", got, right[name])


test_rnn_step_backward_weights(fresh("test_rnn_step_backward_weights"))
