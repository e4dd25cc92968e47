# Hidden test (2 points): dx and dh_prev are the gradients of the step, for any B, D and H.
### INSERT helpers/gradient_by_complex_step.py


### INSERT helpers/assert_same_gradient.py


def step_and_its_gradients(rng, B, D, H):
    """Arguments for rnn_step_backward, and the gradients of sum(dh * h_t) by name, from the forward step alone."""
    shapes = {"x_t": (B, D), "h_prev": (B, H), "W": (D, H), "U": (H, H), "b": (H,)}
    given = {name: rng.uniform(-1, 1, size=shape) for name, shape in shapes.items()}
    dh = rng.uniform(-1, 1, size=(B, H))

    def step(x_t, h_prev, W, U, b):
        return np.tanh(x_t @ W + h_prev @ U + b[..., None, :])

    def loss(**moved):
        return np.sum(dh * step(**{**given, **moved}), axis=(-2, -1))

    right = {
        name: gradient_by_complex_step(lambda a, name=name: loss(**{name: a}), array)
        for name, array in given.items()
    }
    return (dh, given["x_t"], given["h_prev"], step(**given), given["W"], given["U"]), right


def test_rnn_step_backward_inputs(rng):
    for B, D, H in [(1, 1, 1), (1, 3, 2), (4, 2, 3), (3, 3, 3), (2, 3, 6)]:
        arguments, right = step_and_its_gradients(rng, B, D, H)
        dx, dh_prev, _, _, _ = rnn_step_backward(*arguments)
        assert_same_gradient("rnn_step_backward: dx", dx, right["x_t"])
        assert_same_gradient("rnn_step_backward: dh_prev", dh_prev, right["h_prev"])


test_rnn_step_backward_inputs(fresh("test_rnn_step_backward_inputs"))
