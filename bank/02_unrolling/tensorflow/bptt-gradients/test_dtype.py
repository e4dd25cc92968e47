# Hidden test (1 point): the gradients have the dtype of the inputs, and its precision.
def test_bptt_dtype(rng):
    for dtype in ("float32", "float64"):
        arguments = random_arguments(rng, 2, 3, 4, 3, dtype)
        dstates = tf.constant(rng.normal(size=(2, 3, 3)), dtype)
        rounded = [tf.cast(tf.cast(array, "float32"), "float64") for array in (*arguments, dstates)]
        gradients = bptt_gradients(*arguments, dstates)
        for array, gradient in zip(["x", "h0", "W", "U", "b"], gradients):
            assert gradient is not None and gradient.dtype == dtype, (
                f"bptt_gradients: the gradient of {array} is not {dtype}, though the inputs are."
            )
    moved = any(np.any(one != other) for one, other in zip(gradients, bptt_gradients(*rounded)))
    assert moved, "bptt_gradients computes in float32, though its inputs are float64."


with_correct_states(test_bptt_dtype)
