# Hidden test (1 point): rnn_forward keeps the dtype of its inputs, and leaves them alone.
def test_rnn_forward_dtype(rng):
    for dtype in (np.float32, np.float64):
        arguments = [rng.normal(size=s).astype(dtype) for s in [(2, 3, 3), (2, 4), (3, 4), (4, 4), (4,)]]
        before = [a.copy() for a in arguments]
        got = rnn_forward(*arguments).dtype
        assert got == dtype, f"rnn_forward gives {got} for inputs of {np.dtype(dtype)}."
        for name, a, was in zip(["x", "h0", "W", "U", "b"], arguments, before, strict=True):
            assert np.array_equal(a, was), f"rnn_forward changes its argument {name}."


with_a_correct_step(test_rnn_forward_dtype)
