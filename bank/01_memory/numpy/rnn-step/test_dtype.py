# Hidden test (1 point): rnn_step keeps the dtype of its inputs.
def test_rnn_step_dtype(rng):
    for dtype in (np.float32, np.float64):
        arguments = [rng.normal(size=s).astype(dtype) for s in [(2, 3), (2, 4), (3, 4), (4, 4), (4,)]]
        got = rnn_step(*arguments).dtype
        assert got == dtype, f"rnn_step gives {got} for inputs of {np.dtype(dtype)}."


test_rnn_step_dtype(fresh("test_rnn_step_dtype"))
