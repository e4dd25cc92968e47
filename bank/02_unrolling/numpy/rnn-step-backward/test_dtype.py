# Hidden test (1 point): the gradients of a step have the dtype of the inputs.
def test_rnn_step_backward_dtype(rng):
    for dtype in (np.float32, np.float64):
        arguments, _ = step_and_its_gradients(rng, 2, 3, 4)
        grads = rnn_step_backward(*[a.astype(dtype) for a in arguments])
        for name, got in zip(["dx", "dh_prev", "dW", "dU", "db"], grads, strict=True):
            assert got.dtype == dtype, (
                f"rnn_step_backward gives {name} in {got.dtype} for inputs of {np.dtype(dtype)}."
            )


test_rnn_step_backward_dtype(fresh("test_rnn_step_backward_dtype"))
