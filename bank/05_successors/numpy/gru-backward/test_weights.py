# Hidden test (2 points): dW, dU and db are the gradients with respect to the weights, for any B, T, D and H.
def test_gru_backward_weights(rng):
    assert_sequence_gradients(rng, "dW", "dU", "db")


with_correct_steps(test_gru_backward_weights)
