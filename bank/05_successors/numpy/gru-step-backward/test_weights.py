# Hidden test (2 points): dW, dU and db are the gradients of the step, in both forms, for any B, D and H.
def test_gru_step_backward_weights(rng):
    assert_step_gradients(rng, "dW", "dU", "db")


run_with(test_gru_step_backward_weights, gru_step=correct_gru_step)
