def _check_bptt_gradients():
    arguments = check_arguments()
    dstates = tf.constant(np.cos(np.arange(40.0)).reshape(2, 5, 4), "float64")
    gradients = bptt_gradients(*arguments, dstates)
    assert isinstance(gradients, (tuple, list)) and len(gradients) == 5, (
        "bptt_gradients returns five gradients: dx, dh0, dW, dU, db."
    )
    for name, array, gradient in zip(["x", "h0", "W", "U", "b"], arguments, gradients):
        assert gradient is not None, (
            f"bptt_gradients: d{name} is None. The tape follows {name} only if it watches it, before it is used."
        )
        assert gradient.shape == array.shape, (
            f"bptt_gradients: d{name} has shape {tuple(gradient.shape)}, and {name} has {tuple(array.shape)}. "
            "The order is dx, dh0, dW, dU, db."
        )
        assert gradient.dtype == array.dtype, (
            f"bptt_gradients: d{name} is {gradient.dtype.name}; keep the dtype."
        )
    mistakes = {
        ### MISTAKES dstates_ignored, last_state_only, mean, dstates_squared, state_stopped
    }
    number = sum((place + 1) * fingerprint(gradient) for place, gradient in enumerate(gradients))
    compare(
        "bptt_gradients", number, -5.77446, mistakes, "these are not the gradients of sum(states * dstates)"
    )
    try:
        bptt_gradients(*[array.numpy() for array in arguments], dstates.numpy())
    except Exception as error:
        raise AssertionError(
            f"bptt_gradients takes tensors, but no NumPy arrays ({type(error).__name__}): see tf.convert_to_tensor."
        )
    print("bptt_gradients: this looks right.")


_check_bptt_gradients()
