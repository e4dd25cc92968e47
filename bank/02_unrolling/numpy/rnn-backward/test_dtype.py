# Hidden test (1 point): the gradients of a sequence have the dtype of the inputs.
def test_rnn_backward_dtype(rng):
    for dtype in (np.float32, np.float64):
        arguments, _ = sequence_and_its_gradients(rng, 2, 3, 3, 4)
        grads = rnn_backward(*[a.astype(dtype) for a in arguments])
        for name, got in zip(["dx", "dh0", "dW", "dU", "db"], grads, strict=True):
            assert got.dtype == dtype, (
                f"rnn_backward gives {name} in {got.dtype} for inputs of {np.dtype(dtype)}."
            )


with_a_correct_step(test_rnn_backward_dtype)
