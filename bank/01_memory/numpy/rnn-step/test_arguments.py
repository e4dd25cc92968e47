# Hidden test (1 point): rnn_step leaves its arguments alone.
def test_rnn_step_arguments(rng):
    arguments = [rng.normal(size=s) for s in [(2, 3), (2, 3), (3, 3), (3, 3), (3,)]]
    before = [a.copy() for a in arguments]
    rnn_step(*arguments)
    for name, a, was in zip(["x_t", "h_prev", "W", "U", "b"], arguments, before, strict=True):
        assert np.array_equal(a, was), f"rnn_step changes its argument {name}."


test_rnn_step_arguments(fresh("test_rnn_step_arguments"))
