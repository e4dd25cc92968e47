# Hidden test (1 point): rnn_step_backward leaves its arguments alone.
def test_rnn_step_backward_arguments(rng):
    arguments, _ = step_and_its_gradients(rng, 3, 2, 2)
    before = [a.copy() for a in arguments]
    rnn_step_backward(*arguments)
    for name, a, was in zip(["dh", "x_t", "h_prev", "h_t", "W", "U"], arguments, before, strict=True):
        assert np.array_equal(a, was), f"rnn_step_backward changes its argument {name}."


test_rnn_step_backward_arguments(fresh("test_rnn_step_backward_arguments"))
