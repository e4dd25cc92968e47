# Hidden test (1 point): the states have the dtype of the inputs, and its precision.
def assert_dtype(name, function, rng):
    """Check that a forward pass keeps the dtype of its inputs, and computes in it."""
    for dtype in ("float32", "float64"):
        arguments = random_arguments(rng, 2, 3, 3, 4, dtype)
        rounded = [tf.cast(tf.cast(array, "float32"), "float64") for array in arguments]
        states = function(*arguments)
        assert states.dtype == dtype, f"{name} gives {states.dtype.name} for inputs of {dtype}."
    assert np.any(states != function(*rounded)), f"{name} computes in float32, though its inputs are float64."


def test_unrolled_dtype(rng):
    assert_dtype("unrolled_forward", unrolled_forward, rng)


test_unrolled_dtype(fresh("test_unrolled_dtype"))
