# Hidden test (2 points): dW, dU and db are the gradients of the step, for any B, D and H.
def test_lstm_step_backward_weights(rng):
    assert_step_gradients(rng, "dW", "dU", "db")


with_correct(test_lstm_step_backward_weights, lstm_step=correct_lstm_step)
