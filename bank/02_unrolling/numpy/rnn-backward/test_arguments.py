# Hidden test (1 point): rnn_backward leaves its arguments alone.
def test_rnn_backward_arguments(rng):
    arguments, _ = sequence_and_its_gradients(rng, 2, 4, 3, 3)
    before = [a.copy() for a in arguments]
    rnn_backward(*arguments)
    for name, a, was in zip(["dstates", "x", "h0", "states", "W", "U"], arguments, before, strict=True):
        assert np.array_equal(a, was), f"rnn_backward changes its argument {name}."


with_a_correct_step(test_rnn_backward_arguments)
