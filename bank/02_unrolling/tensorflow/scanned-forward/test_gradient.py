# Hidden test (2 points): the gradient passes through the loop to x, h0, W, U and b.
@probe
def gradients_through_scan(arguments, dstates):
    """The gradients of sum(states * dstates), through a tf.function."""
    with tf.GradientTape() as tape:
        tape.watch(arguments)
        loss = tf.reduce_sum(tf.function(scanned_forward)(*arguments) * dstates)
    return tape.gradient(loss, arguments)


def central_differences(loss, arrays, eps=1e-5):
    """The gradients of loss(*arrays), a number, with respect to all arrays, in float64."""
    arrays = [np.array(array, dtype="float64") for array in arrays]
    gradients = [np.zeros_like(array) for array in arrays]
    for array, gradient in zip(arrays, gradients):
        for index in np.ndindex(array.shape):
            value = array[index]
            array[index] = value + eps
            above = loss(*arrays)
            array[index] = value - eps
            gradient[index] = (above - loss(*arrays)) / (2 * eps)
            array[index] = value
    return gradients


def assert_gradients(name, gradients, right, tolerance=1e-4):
    """Compare gradients with respect to x, h0, W, U and b with the right ones."""
    for array, gradient, exact in zip(["x", "h0", "W", "U", "b"], gradients, right):
        assert gradient is not None, f"{name}: no gradient reaches {array}."
        assert np.shape(gradient) == exact.shape, (
            f"{name}: the gradient of {array} has shape {np.shape(gradient)}, not {exact.shape}."
        )
        error = np.max(np.abs(gradient - exact))
        assert error < tolerance * (1 + np.max(np.abs(exact))), f"{name}: the gradient of {array} is wrong."


def test_scanned_gradient(rng):
    for B, T, D, H in [(2, 4, 3, 2), (1, 1, 2, 3)]:
        arguments, dstates = random_arguments(rng, B, T, D, H), rng.normal(size=(B, T, H))
        right = central_differences(lambda *arrays: np.sum(states_by_hand(*arrays) * dstates), arguments)
        gradients = gradients_through_scan(arguments, tf.constant(dstates, "float32"))
        assert_gradients("scanned_forward", gradients, right)


test_scanned_gradient(fresh("test_scanned_gradient"))
