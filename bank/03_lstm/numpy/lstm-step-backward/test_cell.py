# Hidden test (1 point): dc_prev is the gradient with respect to the memory before the step.
def test_lstm_step_backward_cell(rng):
    assert_step_gradients(rng, "dc_prev")


with_correct(test_lstm_step_backward_cell, lstm_step=correct_lstm_step)
