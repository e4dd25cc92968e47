# Hidden test (2 points): dx is the gradient with respect to the inputs, for any B, T, D and H.
### INSERT helpers/run_with.py


def with_a_correct_step(test):
    """Run a test of rnn_backward with a correct rnn_step_backward."""

    def rnn_step_backward(dh, x_t, h_prev, h_t, W, U):
        dz = np.multiply(dh, 1 - np.square(h_t))
        return np.dot(dz, W.T), np.dot(dz, U.T), np.dot(x_t.T, dz), np.dot(h_prev.T, dz), np.sum(dz, axis=0)

    run_with(test, rnn_step_backward=rnn_step_backward)


def sequence_and_its_gradients(rng, B, T, D, H):
    """Arguments for rnn_backward, and the gradients of sum(dstates * states) by name, from the forward pass alone."""
    shapes = {"x": (B, T, D), "h0": (B, H), "W": (D, H), "U": (H, H), "b": (H,)}
    given = {name: rng.uniform(-1, 1, size=shape) for name, shape in shapes.items()}
    dstates = rng.uniform(-1, 1, size=(B, T, H))

    def forward(x, h0, W, U, b):
        states = [h0]
        for t in range(T):
            states.append(np.tanh(x[..., t, :] @ W + states[-1] @ U + b[..., None, :]))
        return np.stack(states[1:], axis=-2)

    def loss(**moved):
        return np.sum(dstates * forward(**{**given, **moved}), axis=(-3, -2, -1))

    right = {
        name: gradient_by_complex_step(lambda a, name=name: loss(**{name: a}), array)
        for name, array in given.items()
    }
    return (dstates, given["x"], given["h0"], forward(**given), given["W"], given["U"]), right


BACKWARD_SIZES = [(1, 1, 1, 1), (1, 5, 3, 2), (3, 1, 2, 4), (4, 6, 2, 3), (3, 3, 3, 3), (2, 7, 3, 6)]


def test_rnn_backward_inputs(rng):
    for sizes in BACKWARD_SIZES:
        arguments, right = sequence_and_its_gradients(rng, *sizes)
        assert_same_gradient("rnn_backward: dx", rnn_backward(*arguments)[0], right["x"])


with_a_correct_step(test_rnn_backward_inputs)
